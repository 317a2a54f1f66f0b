package dev.newswire.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Up to where each partition lasts in the target, and which records behind that are dead-lettered, as the consumer group
 * is told.
 */
final class GroupOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Consumer<?, ?> consumer;
    private final LongSupplier nanoTime;
    private final Set<TopicPartition> uncommitted = new HashSet<>();
    private final Map<TopicPartition, Long> lasting = new HashMap<>();
    private final Map<TopicPartition, NavigableSet<Long>> deadLettered = new HashMap<>();
    private long lookedAt;
    private int underWay;

    GroupOffsets(Consumer<?, ?> consumer, LongSupplier nanoTime) {
        this.consumer = consumer;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong();
    }

    /** A partition begins here; these of its records were dead-lettered in a previous life. */
    void begin(TopicPartition partition, long next, Set<Long> before) {
        lasting.put(partition, next);
        deadLettered.put(partition, new TreeSet<>(before));
        uncommitted.add(partition);
    }

    /** All before these offsets lasts. */
    void stored(Map<TopicPartition, Long> nextOffsets) {
        nextOffsets.forEach((partition, next) -> {
            Long before = lasting.get(partition);
            if (before != null && next > before) {
                lasting.put(partition, next);
                letters(partition).headSet(next).clear();
                uncommitted.add(partition);
            }
        });
    }

    boolean isDeadLettered(TopicPartition partition, long offset) {
        return letters(partition).contains(offset);
    }

    /** Whether the note of dead letters is so long that the target must first get further. */
    boolean noteIsFull(TopicPartition partition) {
        return letters(partition).size() >= DeadLetterMark.MOST;
    }

    /** What is to be committed together with the dead letter of a record. */
    OffsetAndMetadata withDeadLetter(TopicPartition partition, long offset) {
        NavigableSet<Long> letters = new TreeSet<>(letters(partition));
        letters.add(offset);
        return DeadLetterMark.at(lasting.getOrDefault(partition, offset), letters);
    }

    void deadLettered(TopicPartition partition, long offset) {
        letters(partition).add(offset);
    }

    /** Asks the group which records are dead-lettered, after an attempt that ended without saying. */
    void relearn(TopicPartition partition) {
        letters(partition)
                .addAll(DeadLetterMark.read(
                        consumer.committed(Set.of(partition), ANSWER).get(partition)));
    }

    /** Commits without waiting. */
    void commit() {
        if (!uncommitted.isEmpty()) {
            underWay++;
            consumer.commitAsync(take(uncommitted), (offsets, failure) -> {
                underWay--;
                if (failure != null) {
                    offsets.keySet().stream().filter(lasting::containsKey).forEach(uncommitted::add);
                    LOG.atDebug().addKeyValue("cause", failure.toString()).log("Group offsets not committed");
                }
            });
        }
    }

    /** Whether a commit was sent and not answered: it could undo the note that a dead letter leaves. */
    boolean commitUnderWay() {
        return underWay > 0;
    }

    /**
     * Where all that was read lasts: moves past the transaction markers that end a partition, which are offsets without a
     * record and would look like lag for ever.
     */
    void followPosition(Set<TopicPartition> partitions, Map<TopicPartition, Long> reached) {
        long now = nanoTime.getAsLong();
        if (now - lookedAt < LOOK_NANOS) {
            return;
        }
        lookedAt = now;
        for (TopicPartition partition : partitions) {
            long last = lasting.getOrDefault(partition, -1L);
            if (last >= reached.getOrDefault(partition, last)) {
                stored(Map.of(partition, consumer.position(partition, ANSWER)));
            }
        }
    }

    /** Commits what goes to another instance, while it may; waits a moment. */
    void handOver(Set<TopicPartition> partitions) {
        Set<TopicPartition> mine = new HashSet<>(partitions);
        mine.retainAll(uncommitted);
        if (!mine.isEmpty()) {
            try {
                consumer.commitSync(take(mine), ANSWER);
            } catch (KafkaException e) {
                LOG.atDebug().addKeyValue("cause", e.toString()).log("Group offsets not committed");
            }
        }
    }

    void forget(Set<TopicPartition> partitions) {
        uncommitted.removeAll(partitions);
        lasting.keySet().removeAll(partitions);
        deadLettered.keySet().removeAll(partitions);
    }

    private NavigableSet<Long> letters(TopicPartition partition) {
        return deadLettered.computeIfAbsent(partition, any -> new TreeSet<>());
    }

    private Map<TopicPartition, OffsetAndMetadata> take(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
        for (TopicPartition partition : Set.copyOf(partitions)) {
            Long next = lasting.get(partition);
            if (next != null) {
                taken.put(partition, DeadLetterMark.at(next, letters(partition)));
            }
            uncommitted.remove(partition);
        }
        return taken;
    }
}
