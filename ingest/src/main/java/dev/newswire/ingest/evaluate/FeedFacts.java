package dev.newswire.ingest.evaluate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of a feed as a reader understood it. */
record FeedFacts(
        @Nullable String title,
        @Nullable String link,
        @Nullable String guid,
        List<String> authors,
        @Nullable String summary,
        @Nullable String content,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        List<String> categories,
        List<String> media) {

    FeedFacts {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        media = List.copyOf(media);
    }

    /** A field by its name in the sets: {@code title}, {@code categories[1]}, {@code media[0].url}; null when unset. */
    @Nullable String field(String name) {
        int bracket = name.indexOf('[');
        if (bracket > 0) {
            int index = Integer.parseInt(name.substring(bracket + 1, name.indexOf(']')));
            List<String> values = name.startsWith("media") ? media : categories;
            return index < values.size() ? values.get(index) : null;
        }
        return switch (name) {
            case "title" -> title;
            case "link" -> link;
            case "guid" -> guid;
            case "author" -> authors.isEmpty() ? null : authors.get(0);
            case "summary" -> summary;
            case "content" -> content;
            case "publishedAt" -> seconds(publishedAt);
            case "updatedAt" -> seconds(updatedAt);
            default -> throw new IllegalArgumentException("no such field of an entry: " + name);
        };
    }

    private static @Nullable String seconds(@Nullable Instant moment) {
        return Optional.ofNullable(moment)
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(null);
    }
}
