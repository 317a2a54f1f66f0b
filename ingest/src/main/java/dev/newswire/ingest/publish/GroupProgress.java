package dev.newswire.ingest.publish;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer has come, and as which member of which generation of its group: the proof of ownership (KIP-447).
 *
 * @param offsets of the partitions that the transaction is committed for; at least one, or nothing is proved
 * @param group as the consumer knows it
 */
public record GroupProgress(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {

    public GroupProgress {
        offsets = Map.copyOf(offsets);
        if (offsets.isEmpty()) {
            throw new IllegalArgumentException("Without an offset the group is not asked");
        }
    }
}
