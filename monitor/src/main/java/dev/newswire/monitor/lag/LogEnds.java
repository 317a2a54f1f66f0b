package dev.newswire.monitor.lag;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a partition's log.
 *
 * @param start first offset still there
 * @param stable first offset of an open transaction, or the end: what readers of committed records can reach
 * @param end next offset to be written
 */
record LogEnds(long start, long stable, long end) {
    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    /** What a group has still to read; what retention deleted before it read it is not among it. */
    Span unread(TopicPartition partition, @Nullable Long committed) {
        return new Span(partition, committed == null ? start : Math.max(committed, start), stable);
    }
}
