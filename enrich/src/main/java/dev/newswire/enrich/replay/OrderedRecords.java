package dev.newswire.enrich.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records of a topic up to where it ended at the start, in one order whatever comes first over the network: by
 * timestamp, then by partition; those of one partition in their order. Some records of each partition wait in memory.
 */
final class OrderedRecords {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_WAITING = 50;
    private static final Comparator<TopicPartition> BY_NUMBER = Comparator.comparingInt(TopicPartition::partition);

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> waiting = new TreeMap<>(BY_NUMBER);

    /** {@code consumer} reads committed and belongs to the caller. */
    OrderedRecords(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.ends = consumer.endOffsets(partitions);
        partitions.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    }

    /** The next record; null after the last one. */
    @Nullable ConsumerRecord<String, byte[]> next() {
        while (isShort()) {
            poll();
        }
        Deque<ConsumerRecord<String, byte[]>> first = null;
        for (Deque<ConsumerRecord<String, byte[]>> queue : waiting.values()) {
            ConsumerRecord<String, byte[]> head = queue.peek();
            if (head != null
                    && (first == null || head.timestamp() < first.element().timestamp())) {
                first = queue;
            }
        }
        return first == null ? null : first.remove();
    }

    /** Whether a partition that is not at its end has nothing to compare. */
    private boolean isShort() {
        for (Map.Entry<TopicPartition, Deque<ConsumerRecord<String, byte[]>>> queue : waiting.entrySet()) {
            if (queue.getValue().isEmpty() && consumer.position(queue.getKey()) < end(queue.getKey())) {
                return true;
            }
        }
        return false;
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private void poll() {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> hungry = new ArrayList<>();
        waiting.forEach((partition, queue) -> (queue.size() >= MOST_WAITING ? full : hungry).add(partition));
        consumer.pause(full);
        consumer.resume(hungry);
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Deque<ConsumerRecord<String, byte[]>> queue = waiting.get(partition);
            if (queue != null && record.offset() < end(partition)) {
                queue.add(record);
            }
        }
    }
}
