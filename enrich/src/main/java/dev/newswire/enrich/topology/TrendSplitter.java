package dev.newswire.enrich.topology;

import dev.newswire.schemas.Category;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.TrendKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KeyValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * One count for each entity, each category and the story of an item's first revision; none for later revisions, so that
 * an item counts once. Besides, a tick that goes to every partition, so that windows close everywhere as time goes on.
 */
final class TrendSplitter implements KeyValueMapper<String, EnrichedItem, Iterable<KeyValue<String, Trend>>> {

    /** Key of what only tells the time. */
    static final String TICK = "";

    @Override
    public Iterable<KeyValue<String, Trend>> apply(String id, @Nullable EnrichedItem item) {
        List<KeyValue<String, Trend>> counts = new ArrayList<>();
        if (item != null && item.getRevision() == 1) {
            for (Entity entity : item.getEntities()) {
                counts.add(one(
                        TrendKind.ENTITY, entity.getType() + ":" + entity.getName(), entity.getName(), entity.getId()));
            }
            for (Category category : item.getCategories()) {
                counts.add(one(TrendKind.CATEGORY, category.getCode(), category.getName(), null));
            }
            if (item.getStory() != null) {
                counts.add(one(TrendKind.STORY, item.getStory().getId(), item.getTitle(), null));
            }
        }
        counts.add(KeyValue.pair(TICK, trend(TrendKind.UNKNOWN, TICK, "", null)));
        return counts;
    }

    private static KeyValue<String, Trend> one(TrendKind kind, String key, String name, @Nullable String id) {
        return KeyValue.pair(kind + ":" + key, trend(kind, key, name, id));
    }

    /** The window is not known yet. */
    private static Trend trend(TrendKind kind, String key, String name, @Nullable String id) {
        return new Trend(kind, key, name, id, Instant.EPOCH, Instant.EPOCH, 1L);
    }
}
