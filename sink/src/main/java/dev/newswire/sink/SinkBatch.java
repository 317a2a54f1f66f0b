package dev.newswire.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Records to be written together, in the order they were read, and where each partition stands once they are.
 *
 * @param records the records; none where a record is only to be passed over
 * @param nextOffsets for each partition the batch touches, the first offset after it
 */
public record SinkBatch(List<SinkRecord> records, Map<TopicPartition, Long> nextOffsets) {

    public SinkBatch {
        records = List.copyOf(records);
        nextOffsets = Map.copyOf(nextOffsets);
    }

    /** A batch of these records, which are in the order of their partitions. */
    public static SinkBatch of(List<SinkRecord> records) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (SinkRecord one : records) {
            next.put(one.partition(), one.offset() + 1);
        }
        return new SinkBatch(records, next);
    }

    /** Writes nothing and moves past one record, which has gone elsewhere. */
    public static SinkBatch past(TopicPartition partition, long offset) {
        return new SinkBatch(List.of(), Map.of(partition, offset + 1));
    }
}
