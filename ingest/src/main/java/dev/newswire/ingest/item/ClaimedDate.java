package dev.newswire.ingest.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Dates as machines write them: ISO 8601 and its looser relatives, RFC 1123 and RFC 822. A date without a zone is taken
 * as UTC, a date without a time as its first moment. Dates in words are not for this class.
 */
public final class ClaimedDate {
    private static final int LONGEST = 64;
    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** RFC 822's zones, which Java's own names would resolve by today's daylight rules. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("UT", "+00:00"),
            Map.entry("UTC", "+00:00"),
            Map.entry("GMT", "+00:00"),
            Map.entry("Z", "+00:00"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"),
            Map.entry("BST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("MSK", "+03:00"),
            Map.entry("JST", "+09:00"));

    private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("yyyy-M-d[['T'][' ']H:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' '][XXX][XX][X][ VV]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.LENIENT);

    private static final DateTimeFormatter COMPACT = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("MMdd['T'HHmm[ss]][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter MAIL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d ")
            .appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT)
            .appendPattern(" yyyy[ H:mm[:ss]][ XXX][ XX]")
            .toFormatter(Locale.ENGLISH);

    private ClaimedDate() {}

    /** The moment a claim means; empty when it is no date of these forms, or none that news could bear. */
    public static Optional<Instant> parse(String claim) {
        String text = claim.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        for (DateTimeFormatter format : List.of(ISO, COMPACT)) {
            Optional<Instant> moment = parse(format, text);
            if (moment.isPresent()) {
                return moment;
            }
        }
        return parse(MAIL, mail(text));
    }

    /** A moment from seconds or milliseconds since 1970; both are met, and they differ by more than any date could. */
    public static Optional<Instant> ofEpoch(long number) {
        boolean seconds = Math.abs(number) < 100_000_000_000L;
        return plausible(seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    private static Optional<Instant> parse(DateTimeFormatter format, String text) {
        try {
            TemporalAccessor found = format.parseBest(
                    text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return plausible(moment(found));
        } catch (DateTimeException notOfThisForm) {
            return Optional.empty();
        }
    }

    private static Instant moment(TemporalAccessor found) {
        if (found instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (found instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (found instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return LocalDate.from(found).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<Instant> plausible(Instant moment) {
        return moment.isBefore(EARLIEST) || moment.isAfter(LATEST) ? Optional.empty() : Optional.of(moment);
    }

    /** RFC 822 with its day name dropped, its two-digit year and zone names made plain. */
    private static String mail(String text) {
        String[] words = text.replace(',', ' ').strip().split("\\s+", -1);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            boolean day = i == 0
                    && word.length() >= 3
                    && DAYS.contains(word.substring(0, 3).toLowerCase(Locale.ROOT));
            if (!day) {
                out.append(out.isEmpty() ? "" : " ").append(plain(word, out.indexOf(" ") > 0));
            }
        }
        return out.toString();
    }

    private static String plain(String word, boolean afterDay) {
        String zone = ZONES.get(word.toUpperCase(Locale.ROOT));
        if (zone != null) {
            return zone;
        }
        if (word.length() > 3 && word.chars().allMatch(Character::isLetter)) {
            // "September" and "Sept" are read by their first three letters.
            return word.substring(0, 3);
        }
        boolean shortYear = afterDay && word.length() == 2 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (shortYear) {
            return (Integer.parseInt(word) < 70 ? "20" : "19") + word;
        }
        return word;
    }
}
