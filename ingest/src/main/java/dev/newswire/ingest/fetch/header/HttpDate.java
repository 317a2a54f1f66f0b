package dev.newswire.ingest.fetch.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates of HTTP in all three forms that must be understood (RFC 9110, section 5.6.7). Pure. */
final class HttpDate {
    private static final int CENTURY = 100;
    /** Two-digit years that would lie further ahead than this are of the century before. */
    private static final int AHEAD = 50;

    private static final DateTimeFormatter IMF = form("d MMM uuuu H:mm:ss");
    private static final DateTimeFormatter ASCTIME = form("MMM [ ]d H:mm:ss uuuu");

    private HttpDate() {}

    /** @param now tells which century a two-digit year is of */
    static Optional<Instant> parse(String text, Instant now) {
        String claim = text.strip();
        int year = now.atZone(ZoneOffset.UTC).getYear();
        String local = bare(claim);
        for (DateTimeFormatter form : List.of(IMF, rfc850(year), ASCTIME)) {
            try {
                return Optional.of(LocalDateTime.parse(local, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException another) {
                // The next form may fit.
            }
        }
        try {
            // Zones other than GMT are forbidden, and written all the same.
            return Optional.of(ZonedDateTime.parse(claim, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String bare(String claim) {
        String upper = claim.toUpperCase(Locale.ROOT);
        boolean zone = upper.endsWith(" GMT") || upper.endsWith(" UTC");
        return withoutWeekday(zone ? claim.substring(0, claim.length() - 4).strip() : claim);
    }

    /** The weekday says nothing that the date does not, but could contradict it. */
    private static String withoutWeekday(String claim) {
        int comma = claim.indexOf(',');
        boolean asctime =
                comma < 0 && claim.length() > 4 && claim.charAt(3) == ' ' && Character.isLetter(claim.charAt(0));
        return claim.substring(asctime ? 4 : comma + 1).strip();
    }

    private static DateTimeFormatter rfc850(int year) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("d-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year + AHEAD - CENTURY + 1)
                .appendPattern(" H:mm:ss")
                .toFormatter(Locale.ENGLISH);
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
