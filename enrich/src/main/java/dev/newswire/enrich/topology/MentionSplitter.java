package dev.newswire.enrich.topology;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityMentions;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KeyValueMapper;
import org.jspecify.annotations.Nullable;

/** One record for each entity of an item, keyed by the entity's type and canonical name; none for a take-down. */
final class MentionSplitter
        implements KeyValueMapper<String, EnrichedItem, Iterable<KeyValue<String, EntityMentions>>> {

    @Override
    public Iterable<KeyValue<String, EntityMentions>> apply(String id, @Nullable EnrichedItem item) {
        return item == null
                ? List.of()
                : item.getEntities().stream().map(entity -> split(item, entity)).toList();
    }

    private static KeyValue<String, EntityMentions> split(EnrichedItem item, Entity entity) {
        EntityMentions mentions = EntityMentions.newBuilder()
                .setEntity(entity)
                .setItemId(item.getId())
                .setRevision(item.getRevision())
                .setTitle(item.getTitle())
                .setUrl(item.getUrl())
                .setSource(item.getSource())
                .setPublishedAt(item.getPublishedAt())
                .setLanguage(item.getLanguage())
                .setCategories(
                        item.getCategories().stream().map(Category::getCode).toList())
                .setStoryId(item.getStory() == null ? null : item.getStory().getId())
                .build();
        return KeyValue.pair(entity.getType() + ":" + entity.getName(), mentions);
    }
}
