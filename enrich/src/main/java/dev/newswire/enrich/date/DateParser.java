package dev.newswire.enrich.date;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people and machines write them: ISO 8601, RFC 822, HTTP, epoch numbers, numeric dates, and days with
 * the names of months in some fifty languages and any script's digits.
 *
 * <p>Immutable and safe for use by several threads; {@link #load()} is costly, so load once. Time is linear in the text.
 */
public final class DateParser {

    private static final int CLAIM_LIMIT = 200;

    private final MonthNames months;

    private DateParser(MonthNames months) {
        this.months = months;
    }

    /** Loads the names of months. */
    public static DateParser load() {
        return new DateParser(MonthNames.load());
    }

    /**
     * The date that a claim such as a feed's or a page's date field gives.
     *
     * @param claim the field as it stands
     * @param languageTag language it may be written in (BCP 47); null when not known
     * @return empty when the claim has no day with a year
     */
    public Optional<FoundDate> parse(String claim, @Nullable String languageTag) {
        String stripped = claim.strip();
        FoundDate epoch = epoch(stripped);
        if (epoch != null) {
            return Optional.of(epoch);
        }
        return find(stripped, CLAIM_LIMIT, languageTag).stream()
                .filter(FoundDate::yearGiven)
                .findFirst();
    }

    /**
     * All dates in a text, in order, none overlapping another.
     *
     * @param text any text
     * @param limit how many UTF-16 code units of it to read
     * @param languageTag its language (BCP 47); null when not known
     */
    public List<FoundDate> find(String text, int limit, @Nullable String languageTag) {
        DateTokens tokens = new DateTokens(text, limit);
        DayReader days = new DayReader(tokens, months, languageTag);
        ClockReader clocks = new ClockReader(tokens);
        List<FoundDate> found = new ArrayList<>();
        int free = 0;
        int i = 0;
        while (i < tokens.size()) {
            DayReader.Day day = days.at(i);
            if (day != null && !day.yearGiven()) {
                // "mar 11 ene 2022": a weekday that reads like a month must not hide the date behind it.
                for (int j = i + 1; j < day.next(); j++) {
                    DayReader.Day fuller = days.at(j);
                    if (fuller != null && fuller.yearGiven()) {
                        day = fuller;
                        i = j;
                        break;
                    }
                }
            }
            if (day == null) {
                i++;
                continue;
            }
            FoundDate date = withClock(tokens, clocks, day, i, free);
            found.add(date);
            ClockReader.Clock clock = clocks.after(day.next());
            i = clock == null || clock.next() <= day.next() ? day.next() : clock.next();
            free = i;
        }
        return found;
    }

    private static FoundDate withClock(DateTokens tokens, ClockReader clocks, DayReader.Day day, int first, int free) {
        ClockReader.Clock clock = clocks.after(day.next());
        int from = first;
        int to = day.next();
        if (clock != null) {
            to = clock.next();
        } else {
            for (int i = first - 1; i >= Math.max(free, first - 8); i--) {
                ClockReader.Clock before = clocks.at(i);
                if (before != null && before.next() >= first - 3 && before.next() <= first) {
                    clock = before;
                    from = i;
                }
            }
        }
        int start = tokens.at(from).start();
        int end = tokens.at(to - 1).end();
        if (clock == null) {
            return new FoundDate(start, end, day.date(), null, null, Precision.DAY, day.yearGiven(), day.ambiguous());
        }
        return new FoundDate(
                start,
                end,
                day.date(),
                clock.time(),
                clock.offset(),
                clock.precision(),
                day.yearGiven(),
                day.ambiguous());
    }

    private static @Nullable FoundDate epoch(String claim) {
        if (claim.length() != 10 && claim.length() != 13) {
            return null;
        }
        for (int i = 0; i < claim.length(); i++) {
            if (claim.charAt(i) < '0' || claim.charAt(i) > '9') {
                return null;
            }
        }
        long number = Long.parseLong(claim);
        Instant at = claim.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        LocalTime time = at.atOffset(ZoneOffset.UTC).toLocalTime().withNano(0);
        return new FoundDate(
                0,
                claim.length(),
                at.atOffset(ZoneOffset.UTC).toLocalDate(),
                time,
                ZoneOffset.UTC,
                Precision.SECOND,
                true,
                false);
    }
}
