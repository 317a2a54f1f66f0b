package dev.newswire.sink.postgres;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that a search found.
 *
 * @param url canonical URL; null when the item has none
 * @param publishedAt UTC, as stored
 * @param language BCP 47
 * @param story id of its story; null when it belongs to none
 * @param rank how well it fits; comparable within one search only
 * @param snippet the passage that fits best
 */
public record FoundItem(
        String id,
        int revision,
        String title,
        @Nullable String url,
        String source,
        Instant publishedAt,
        String language,
        @Nullable String story,
        double rank,
        Snippet snippet) {}
