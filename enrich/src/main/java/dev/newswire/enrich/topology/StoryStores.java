package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.BandItems;
import dev.newswire.enrich.story.Queue;
import dev.newswire.enrich.story.Settlement;
import dev.newswire.enrich.story.Sketch;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of the story step, all with changelogs. At the desks, by item id: what waits (in memory, since it is there
 * for a second or two), and the story of each item. At the shards: items by id, and their ids by band. What is kept
 * longer is the {@link Newest} of its key, for the retention that is set.
 */
final class StoryStores {
    static final String WAITING = "story-waiting";
    static final String QUEUES = "story-queues";
    static final String SETTLEMENTS = "story-settlements";
    static final String SKETCHES = "story-sketches";
    static final String BANDS = "story-band-items";

    /** Whole items wait here: those that were erased since are to be gone from the changelog as from other topics. */
    private static final String GONE_AFTER = Long.toString(Duration.ofDays(2).toMillis());

    private final Set<StoreBuilder<?>> desk;
    private final Set<StoreBuilder<?>> shard;

    StoryStores(Duration retention, AvroSerdes serdes) {
        this.desk = Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(WAITING),
                                Serdes.String(),
                                serdes.internalSerde(EnrichedItem.class, Topics.ENRICHED))
                        .withLoggingEnabled(Map.of(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, GONE_AFTER)),
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(QUEUES),
                                Serdes.String(),
                                bytes(Queue::toBytes, Queue::fromBytes))
                        // Answers come together: what they change is logged once a transaction, not once each.
                        .withCachingEnabled()
                        .withLoggingEnabled(Map.of()),
                Newest.store(
                        SETTLEMENTS, retention, Serdes.String(), bytes(Settlement::toBytes, Settlement::fromBytes)));
        this.shard = Set.of(
                Newest.store(SKETCHES, retention, Serdes.String(), bytes(Sketch::toBytes, Sketch::fromBytes)),
                Newest.store(BANDS, retention, Serdes.Long(), bytes(BandItems::toBytes, BandItems::fromBytes)));
    }

    /** Both steps of a desk share these, and so run as one task. */
    Set<StoreBuilder<?>> ofDesk() {
        return desk;
    }

    Set<StoreBuilder<?>> ofShard() {
        return shard;
    }

    @SuppressWarnings("NullAway") // Kafka passes null through serdes.
    static <T> Serde<T> bytes(Function<T, byte[]> write, Function<byte[], T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : write.apply(value),
                (topic, bytes) -> bytes == null ? null : read.apply(bytes));
    }
}
