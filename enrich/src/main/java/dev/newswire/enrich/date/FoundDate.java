package dev.newswire.enrich.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date as some text gives it.
 *
 * @param start first UTF-16 code unit of the date in the text
 * @param end one past its last UTF-16 code unit
 * @param date the day; when {@code yearGiven} is false its year means nothing
 * @param time time of day; null when the text gives none
 * @param offset distance from UTC; null when the text gives none
 * @param precision smallest unit the text gives
 * @param yearGiven false for dates such as "7 January"
 * @param ambiguous true when day and month could be read the other way round
 */
public record FoundDate(
        int start,
        int end,
        LocalDate date,
        @Nullable LocalTime time,
        @Nullable ZoneOffset offset,
        Precision precision,
        boolean yearGiven,
        boolean ambiguous) {

    /** The moment in UTC; smaller units than the given ones are zero, a missing offset counts as UTC. */
    public Instant at() {
        LocalTime clock = time == null ? LocalTime.MIDNIGHT : time;
        return date.atTime(clock).toInstant(offset == null ? ZoneOffset.UTC : offset);
    }
}
