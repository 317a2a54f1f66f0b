package dev.newswire.sink;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions the group has given to this instance, and which of them the store lets it write. The callbacks run
 * inside {@code poll}, on the sink's own thread; they only take notes, since a store that is away must not hold up the
 * group.
 */
final class Ownership implements ConsumerRebalanceListener {

    private final Set<TopicPartition> unclaimed = new HashSet<>();
    private final Set<TopicPartition> claimed = new HashSet<>();
    private final Consumer<Set<TopicPartition>> onGiven;
    private final Consumer<Set<TopicPartition>> onRevoked;
    private final Consumer<Set<TopicPartition>> onLost;
    private boolean joined;

    /**
     * @param onGiven told of new partitions before any record of theirs is read
     * @param onRevoked told of partitions that go while the membership still holds
     * @param onLost told of partitions that are gone, revoked ones included
     */
    Ownership(
            Consumer<Set<TopicPartition>> onGiven,
            Consumer<Set<TopicPartition>> onRevoked,
            Consumer<Set<TopicPartition>> onLost) {
        this.onGiven = onGiven;
        this.onRevoked = onRevoked;
        this.onLost = onLost;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        unclaimed.addAll(partitions);
        onGiven.accept(Set.copyOf(partitions));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        onRevoked.accept(Set.copyOf(partitions));
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        unclaimed.removeAll(partitions);
        claimed.removeAll(partitions);
        onLost.accept(Set.copyOf(partitions));
    }

    /** The store lets this instance write them. */
    void claimed(Set<TopicPartition> partitions) {
        unclaimed.removeAll(partitions);
        claimed.addAll(partitions);
    }

    /** The store no longer lets this instance write them; whether the group still means it is to be seen. */
    void disputed(Set<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            if (claimed.remove(partition)) {
                unclaimed.add(partition);
            }
        }
    }

    Set<TopicPartition> unclaimed() {
        return Set.copyOf(unclaimed);
    }

    Set<TopicPartition> claimed() {
        return Collections.unmodifiableSet(claimed);
    }

    /** Whether the group has answered at least once, if only with no partitions. */
    boolean joined() {
        return joined;
    }
}
