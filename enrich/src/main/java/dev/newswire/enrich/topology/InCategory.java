package dev.newswire.enrich.topology;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.topic.MediaTopic;
import org.apache.kafka.streams.kstream.Predicate;
import org.jspecify.annotations.Nullable;

/** Selects the items of one category, and every take-down, since nobody remembers which category it had. */
record InCategory(MediaTopic category) implements Predicate<String, EnrichedItem> {

    @Override
    public boolean test(String id, @Nullable EnrichedItem item) {
        return item == null
                || item.getCategories().stream()
                        .anyMatch(assigned -> assigned.getCode().equals(category.code()));
    }
}
