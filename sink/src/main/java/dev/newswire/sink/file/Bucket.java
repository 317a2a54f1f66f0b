package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.topic.MediaTopic;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The part of the folder an item belongs to. Paths are what Hive began and DuckDB, Spark and others read as columns:
 * {@code date=2026-03-01/category=sport}.
 *
 * @param date when the item was published, in UTC
 * @param category short name of its first category, {@code none} where it has none
 */
record Bucket(LocalDate date, String category) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static Bucket of(EnrichedItem item) {
        Instant at = item.getPublishedAt();
        Instant within = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        String category = item.getCategories().isEmpty()
                ? "none"
                : MediaTopic.of(item.getCategories().get(0).getCode())
                        .map(MediaTopic::slug)
                        .orElse("none");
        return new Bucket(LocalDate.ofInstant(within, ZoneOffset.UTC), category);
    }

    Path path() {
        return Path.of("date=" + date, "category=" + category);
    }
}
