package dev.newswire.sink;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Partitions belong to another instance: what was read from them is dropped, and nothing of it was written. Checked, for
 * it is no failure but what happens at every unlucky rebalance.
 */
public final class FencedException extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Immutable sets of Kafka's serializable partitions.
    private final Set<TopicPartition> partitions;

    public FencedException(String message, Set<TopicPartition> partitions, @Nullable Throwable cause) {
        super(message, cause);
        this.partitions = Set.copyOf(partitions);
    }

    public Set<TopicPartition> partitions() {
        return partitions;
    }
}
