package dev.newswire.sink;

import dev.newswire.runtime.error.PoisonException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records that were read and are not dealt with, in their order. After a refused batch it hands out halves, until the
 * record to blame stands alone at its head: of n records, one is found by about log2(n) smaller batches.
 */
final class RecordQueue {

    private final int maxRecords;
    private final long maxBytes;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<TopicPartition, Long> lastRead = new HashMap<>();

    /** How many records at the head are known to hold one that is refused; 0 when none is known. */
    private int suspects;

    private long left;

    /** A record that waits. */
    static final class Entry {
        final ConsumerRecord<byte @Nullable [], byte @Nullable []> record;
        private @Nullable PoisonException refusal;

        private Entry(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
            this.record = record;
        }

        TopicPartition partition() {
            return new TopicPartition(record.topic(), record.partition());
        }

        /** Why it was refused. */
        PoisonException cause() {
            return Objects.requireNonNull(refusal);
        }

        /** It can never be written; it waits for all before it in its partition. */
        void refuse(PoisonException why) {
            refusal = why;
        }
    }

    RecordQueue(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    void add(ConsumerRecord<byte @Nullable [], byte @Nullable []> one) {
        entries.add(new Entry(one));
        lastRead.put(new TopicPartition(one.topic(), one.partition()), one.offset());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether another batch stands ready, so that nothing more need be read now. */
    boolean isFull() {
        if (entries.size() >= maxRecords) {
            return true;
        }
        long bytes = 0;
        for (Entry one : entries) {
            bytes += size(one);
        }
        return bytes >= maxBytes;
    }

    /** The records to try next, still in the queue. */
    List<Entry> head() {
        int most = suspects == 0 ? maxRecords : Math.max(1, suspects / 2);
        List<Entry> head = new ArrayList<>();
        long bytes = 0;
        for (Entry one : entries) {
            if (one.refusal != null) {
                continue;
            }
            bytes += size(one);
            if (head.size() == most || (bytes > maxBytes && !head.isEmpty())) {
                break;
            }
            head.add(one);
        }
        return head;
    }

    /** A refused record before which nothing of its partition waits. */
    Optional<Entry> buriable() {
        Set<TopicPartition> waiting = new HashSet<>();
        for (Entry one : entries) {
            if (waiting.add(one.partition()) && one.refusal != null) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** These are dealt with; {@code judged} records at the head are suspected no more. */
    void done(Set<Entry> dealtWith, int judged) {
        entries.removeIf(dealtWith::contains);
        left += dealtWith.size();
        suspects = Math.max(0, suspects - judged);
    }

    /** The first records, two or more, were refused together. */
    void refused(int count) {
        suspects = count;
    }

    /** A single record is found to blame and dealt with. */
    void buried(Entry one) {
        entries.remove(one);
        left++;
        suspects = 0;
    }

    /** How many records were dealt with since the beginning. */
    long left() {
        return left;
    }

    /** For each of the partitions, the first offset that is not dealt with. */
    Map<TopicPartition, Long> reached(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (Entry one : entries) {
            next.putIfAbsent(one.partition(), one.record.offset());
        }
        next.keySet().retainAll(partitions);
        for (TopicPartition partition : partitions) {
            Long last = lastRead.get(partition);
            if (last != null) {
                next.putIfAbsent(partition, last + 1);
            }
        }
        return next;
    }

    /** Forgets the records of partitions that belong to others. */
    void drop(Set<TopicPartition> partitions) {
        entries.removeIf(one -> partitions.contains(one.partition()));
        lastRead.keySet().removeAll(partitions);
        suspects = 0;
    }

    private static long size(Entry one) {
        return Math.max(0, one.record.serializedValueSize());
    }
}
