package dev.newswire.enrich.topology;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityMentions;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KeyValueMapper;
import org.jspecify.annotations.Nullable;

/** One record for each entity of an item, keyed by the entity's type and canonical name; none for a take-down. */
final class MentionSplitter
        implements KeyValueMapper<String, EnrichedItem, Iterable<KeyValue<String, EntityMentions>>> {

    @Override
    public Iterable<KeyValue<String, EntityMentions>> apply(String id, @Nullable EnrichedItem item) {
        if (item == null) {
            return List.of();
        }
        List<String> categories =
                item.getCategories().stream().map(Category::getCode).toList();
        List<KeyValue<String, EntityMentions>> records =
                new ArrayList<>(item.getEntities().size());
        for (Entity entity : item.getEntities()) {
            records.add(KeyValue.pair(entity.getType() + ":" + entity.getName(), mentions(item, entity, categories)));
        }
        return records;
    }

    private static EntityMentions mentions(EnrichedItem item, Entity entity, List<String> categories) {
        return EntityMentions.newBuilder()
                .setEntity(entity)
                .setItemId(item.getId())
                .setRevision(item.getRevision())
                .setTitle(item.getTitle())
                .setUrl(item.getUrl())
                .setSource(item.getSource())
                .setPublishedAt(item.getPublishedAt())
                .setLanguage(item.getLanguage())
                .setCategories(categories)
                .setStoryId(item.getStory() == null ? null : item.getStory().getId())
                .build();
    }
}
