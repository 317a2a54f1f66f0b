package dev.newswire.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records that were read and not yet written, in their order. After a refused batch it hands out halves, until the
 * record to blame stands alone at its head: of n records, one is found by about log2(n) smaller batches.
 */
final class RecordQueue {

    private final int maxRecords;
    private final long maxBytes;
    private final Deque<ConsumerRecord<byte @Nullable [], byte @Nullable []>> records = new ArrayDeque<>();
    /** How many records at the head are known to hold one that is refused; 0 when none is known. */
    private int suspects;

    RecordQueue(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    void add(ConsumerRecord<byte @Nullable [], byte @Nullable []> one) {
        records.add(one);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    int size() {
        return records.size();
    }

    /** The records to try next, still in the queue. */
    List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> head() {
        int most = suspects == 0 ? maxRecords : Math.max(1, suspects / 2);
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> head = new ArrayList<>();
        long bytes = 0;
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> one : records) {
            bytes += Math.max(0, one.serializedValueSize());
            if (head.size() == most || (bytes > maxBytes && !head.isEmpty())) {
                break;
            }
            head.add(one);
        }
        return head;
    }

    /** The first records are written. */
    void written(int count) {
        for (int i = 0; i < count; i++) {
            records.removeFirst();
        }
        suspects = Math.max(0, suspects - count);
    }

    /** The first records, two or more, were refused together. */
    void refused(int count) {
        suspects = count;
    }

    /** The record at the head is dealt with otherwise. */
    void pass() {
        records.removeFirst();
        suspects = 0;
    }

    /** Forgets the records of partitions that belong to others. */
    void drop(Set<TopicPartition> partitions) {
        Iterator<ConsumerRecord<byte @Nullable [], byte @Nullable []>> all = records.iterator();
        while (all.hasNext()) {
            ConsumerRecord<byte @Nullable [], byte @Nullable []> one = all.next();
            if (partitions.contains(new TopicPartition(one.topic(), one.partition()))) {
                all.remove();
            }
        }
        suspects = 0;
    }
}
