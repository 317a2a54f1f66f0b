package dev.newswire.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies to the consumer group what the store has committed, for those who watch lag. Nothing is ever read back from
 * there, so a commit that fails is not repeated: the next one says more.
 */
final class GroupOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

    private final Consumer<?, ?> consumer;
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Long> uncommitted = new HashMap<>();
    private final Map<TopicPartition, Long> known = new HashMap<>();
    private long lookedAt;

    GroupOffsets(Consumer<?, ?> consumer, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong();
    }

    /** The store has committed these. */
    void stored(Map<TopicPartition, Long> nextOffsets) {
        uncommitted.putAll(nextOffsets);
        known.putAll(nextOffsets);
    }

    /** Commits without waiting. */
    void commit() {
        if (!uncommitted.isEmpty()) {
            consumer.commitAsync(take(uncommitted.keySet()), (offsets, failure) -> {
                if (failure != null) {
                    LOG.atDebug().addKeyValue("cause", failure.toString()).log("Group offsets not committed");
                }
            });
        }
    }

    /**
     * When all that was read is stored: moves past the transaction markers that end a partition, which are offsets
     * without a record and would look like lag for ever.
     */
    void followPosition(Set<TopicPartition> claimed) {
        long now = nanoTime.getAsLong();
        if (now - lookedAt < LOOK_NANOS) {
            return;
        }
        lookedAt = now;
        for (TopicPartition partition : claimed) {
            Long stored = known.get(partition);
            if (stored != null) {
                long position = consumer.position(partition, LAST_COMMIT);
                if (position > stored) {
                    stored(Map.of(partition, position));
                }
            }
        }
    }

    /** Commits what goes to another instance, while it may; waits a moment. */
    void handOver(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = take(partitions);
        if (!last.isEmpty()) {
            try {
                consumer.commitSync(last, LAST_COMMIT);
            } catch (KafkaException e) {
                LOG.atDebug().addKeyValue("cause", e.toString()).log("Group offsets not committed");
            }
        }
    }

    void forget(Set<TopicPartition> partitions) {
        uncommitted.keySet().removeAll(partitions);
        known.keySet().removeAll(partitions);
    }

    private Map<TopicPartition, OffsetAndMetadata> take(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
        for (TopicPartition partition : Set.copyOf(partitions)) {
            Long next = uncommitted.remove(partition);
            if (next != null) {
                taken.put(partition, new OffsetAndMetadata(next));
            }
        }
        return taken;
    }
}
