package dev.newswire.enrich.date;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides when an article was published: what its source claims, else what its date lines say, else the dateline its
 * text begins with, else when it was fetched. Claims before 1990 or more than two days after fetching are not believed.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DateReader {

    private static final String VERSION = "date-2";
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCK_SKEW = Duration.ofDays(2);
    private static final int LINE_LIMIT = 400;
    private static final int DATELINE_LIMIT = 120;
    private static final List<String> CHANGED = List.of(
            "updat",
            "modif",
            "обновл",
            "изменен",
            "aktualisiert",
            "geändert",
            "mis à jour",
            "mise à jour",
            "actualiz",
            "aggiornat",
            "atualiz",
            "aktualiz",
            "güncelle",
            "оновлен",
            "жаңарт",
            "revis",
            "تحديث",
            "更新",
            "수정");

    private final DateParser parser;

    public DateReader(DateParser parser) {
        this.parser = parser;
    }

    /** Name and version of the rules. */
    public String version() {
        return VERSION;
    }

    /**
     * Reads the date of an article.
     *
     * @param claimed the moment the source claims; null when it claims none
     * @param claimedOrigin where the claim stood: FEED or META
     * @param dateLines lines of the article that carry a date
     * @param text the article's text, for a dateline at its start
     * @param fetchedAt when the article was read
     * @param languageTag its language (BCP 47); null when not known
     */
    public PublishedDate read(
            @Nullable Instant claimed,
            Origin claimedOrigin,
            List<String> dateLines,
            String text,
            Instant fetchedAt,
            @Nullable String languageTag) {
        PublishedDate written = fromLines(dateLines, fetchedAt, languageTag);
        if (claimed != null && plausible(claimed, fetchedAt)) {
            return fromClaim(claimed, claimedOrigin, written);
        }
        if (written != null) {
            return written;
        }
        PublishedDate dateline = fromDateline(text, fetchedAt, languageTag);
        return dateline != null ? dateline : new PublishedDate(fetchedAt, Origin.FETCH, Precision.SECOND, 0.1);
    }

    private static PublishedDate fromClaim(Instant claimed, Origin origin, @Nullable PublishedDate written) {
        long secondOfDay = claimed.getEpochSecond() % 86_400;
        Precision precision =
                secondOfDay == 0 ? Precision.DAY : secondOfDay % 60 == 0 ? Precision.MINUTE : Precision.SECOND;
        double confidence = origin == Origin.FEED ? 0.95 : 0.9;
        if (written != null) {
            boolean agrees = Duration.between(claimed, written.at()).abs().compareTo(CLOCK_SKEW) <= 0;
            confidence = agrees ? 0.98 : 0.75;
        }
        return new PublishedDate(claimed, origin, precision, confidence);
    }

    private @Nullable PublishedDate fromLines(List<String> lines, Instant fetchedAt, @Nullable String languageTag) {
        PublishedDate best = null;
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT);
            int changedAt = changedAt(lower);
            for (FoundDate found : parser.find(line, LINE_LIMIT, languageTag)) {
                PublishedDate date = believed(found, fetchedAt, 0.92);
                if (date != null && changedAt >= 0 && changedAt < found.start()) {
                    date = new PublishedDate(date.at(), date.origin(), date.precision(), date.confidence() * 0.7);
                }
                if (date != null && (best == null || date.confidence() > best.confidence())) {
                    best = date;
                }
            }
        }
        return best;
    }

    private static int changedAt(String lower) {
        for (String word : CHANGED) {
            int at = lower.indexOf(word);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    private @Nullable PublishedDate fromDateline(String text, Instant fetchedAt, @Nullable String languageTag) {
        int dash = dashAfterDateline(text);
        if (dash < 0) {
            return null;
        }
        for (FoundDate found : parser.find(text, dash, languageTag)) {
            PublishedDate date = believed(found, fetchedAt, 0.8);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** Where "MOSCOW, Jan 7 (Agency) –" or "МОСКВА, 7 января. /Агентство/." ends; -1 when the text does not begin so. */
    private static int dashAfterDateline(String text) {
        int end = Math.min(text.length(), DATELINE_LIMIT);
        for (int i = 1; i < end; i++) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            boolean hyphen = c == '-' && (before == ' ' || before == ')' || before == '.');
            boolean slash = c == '/' && Character.isUpperCase(before);
            if (c == '–' || c == '—' || hyphen || slash) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable PublishedDate believed(FoundDate found, Instant fetchedAt, double confidence) {
        FoundDate full = found.yearGiven() ? found : withYearBefore(found, fetchedAt);
        if (!plausible(full.at(), fetchedAt)) {
            return null;
        }
        double sure = confidence * (found.yearGiven() ? 1 : 0.65) * (found.ambiguous() ? 0.65 : 1);
        return new PublishedDate(full.at(), Origin.TEXT, full.precision(), sure);
    }

    /** The latest such day not after the fetch, give or take time zones. */
    private static FoundDate withYearBefore(FoundDate found, Instant fetchedAt) {
        LocalDate latest = fetchedAt.plus(CLOCK_SKEW).atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate date = found.date().withYear(latest.getYear());
        LocalDate day = date.isAfter(latest) ? date.minusYears(1) : date;
        return new FoundDate(
                found.start(), found.end(), day, found.time(), found.offset(), found.precision(), true, false);
    }

    private static boolean plausible(Instant at, Instant fetchedAt) {
        return !at.isBefore(EARLIEST) && !at.isAfter(fetchedAt.plus(CLOCK_SKEW));
    }
}
