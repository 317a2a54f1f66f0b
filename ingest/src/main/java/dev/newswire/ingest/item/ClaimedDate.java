package dev.newswire.ingest.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Dates as feeds, sitemaps and pages claim them: ISO 8601 and its looser relatives (W3C, SQL), RFC 822 and 2822, asctime,
 * days and months in words of many languages, Chinese, Japanese and Korean forms, seconds and milliseconds since 1970. A
 * date without a zone is taken as UTC, one without a time as its first moment. One that could be two days
 * ({@code 04/05/2026}) is none. Linear time.
 */
public final class ClaimedDate {
    private static final int LONGEST = 128;
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final long SMALLEST_MILLIS = 100_000_000_000L;

    private ClaimedDate() {}

    /** The moment a claim means; empty when it is no date of these forms, or none that news could bear. */
    public static Optional<Instant> parse(String claim) {
        String text = claim.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Instant> plain = IsoMoment.of(text);
        if (plain.isPresent()) {
            return plain.flatMap(ClaimedDate::plausible);
        }
        List<DateToken> tokens = DateToken.in(text);
        if (tokens.size() == 1 && tokens.get(0).number()) {
            Optional<Instant> epoch = epoch(tokens.get(0).text());
            if (epoch.isPresent()) {
                return epoch;
            }
        }
        try {
            DateScan scan = new DateScan(tokens);
            Optional<LocalDate> day = scan.day();
            return day.map(found -> found.atStartOfDay().plusNanos(scan.nanos()))
                    .map(local -> local.minusMinutes(scan.zoneMinutes()).toInstant(ZoneOffset.UTC))
                    .flatMap(ClaimedDate::plausible);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** A moment from seconds or milliseconds since 1970; both are met, and they differ by more than any date could. */
    public static Optional<Instant> ofEpoch(long number) {
        boolean seconds = number > -SMALLEST_MILLIS && number < SMALLEST_MILLIS;
        return plausible(seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    /** Digits alone are an epoch when they have as many as those of our time; others are days without signs. */
    private static Optional<Instant> epoch(String digits) {
        boolean seconds = digits.length() == 10 && digits.charAt(0) == '1';
        boolean millis = digits.length() == 13 && digits.charAt(0) == '1';
        return seconds || millis ? ofEpoch(Long.parseLong(digits)) : Optional.empty();
    }

    private static Optional<Instant> plausible(Instant moment) {
        return moment.isBefore(EARLIEST) || moment.isAfter(LATEST) ? Optional.empty() : Optional.of(moment);
    }
}
