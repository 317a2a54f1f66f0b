package dev.newswire.ingest.poll;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Hours and days on which a source asks not to be read (RSS {@code skipHours} and {@code skipDays}), in UTC.
 *
 * @param hours 0 to 23
 */
record QuietTimes(Set<Integer> hours, Set<DayOfWeek> days) {

    static final QuietTimes NONE = new QuietTimes(Set.of(), Set.of());
    private static final int HOURS_OF_A_WEEK = 7 * 24;

    QuietTimes {
        hours = Set.copyOf(hours);
        days = Set.copyOf(days);
    }

    /** That moment, or the end of the quiet time it falls into. A source that never wants to be read is not heeded. */
    Instant after(Instant moment) {
        OffsetDateTime time = moment.atOffset(ZoneOffset.UTC);
        if (!quiet(time)) {
            return moment;
        }
        for (int i = 1; i <= HOURS_OF_A_WEEK; i++) {
            OffsetDateTime later = time.truncatedTo(ChronoUnit.HOURS).plusHours(i);
            if (!quiet(later)) {
                return later.toInstant();
            }
        }
        return moment;
    }

    private boolean quiet(OffsetDateTime time) {
        return hours.contains(time.getHour()) || days.contains(time.getDayOfWeek());
    }
}
