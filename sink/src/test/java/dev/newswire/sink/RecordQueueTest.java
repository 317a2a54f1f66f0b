package dev.newswire.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.error.PoisonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecordQueueTest {

    @Test
    void boundsABatchByRecordsAndBytes() {
        RecordQueue queue = new RecordQueue(3, 100);
        queue.add(record(0, 0, 500));
        queue.add(record(0, 1, 60));
        queue.add(record(0, 2, 40));
        queue.add(record(0, 3, 1));

        assertThat(offsets(queue.head())).containsExactly(0L);
        queue.done(Set.of(queue.head().get(0)), 1);
        assertThat(offsets(queue.head())).containsExactly(1L, 2L);
    }

    @Test
    void findsEveryRefusedRecordByHalvesAndKeepsTheOrder() {
        RecordQueue queue = new RecordQueue(64, Long.MAX_VALUE);
        Set<Long> refused = Set.of(0L, 17L, 18L, 63L, 64L);
        for (int offset = 0; offset < 100; offset++) {
            queue.add(record(0, offset, 10));
        }
        List<Long> written = new ArrayList<>();
        List<Long> buried = new ArrayList<>();
        int attempts = 0;
        while (!queue.isEmpty()) {
            attempts++;
            List<RecordQueue.Entry> entries = queue.head();
            List<Long> head = offsets(entries);
            if (head.stream().noneMatch(refused::contains)) {
                written.addAll(head);
                queue.done(Set.copyOf(entries), entries.size());
            } else if (head.size() == 1) {
                buried.addAll(head);
                entries.get(0).refuse(new PoisonException("test", "refused"));
                assertThat(queue.buriable()).contains(entries.get(0));
                queue.buried(entries.get(0));
            } else {
                queue.refused(head.size());
            }
        }

        assertThat(buried).containsExactly(0L, 17L, 18L, 63L, 64L);
        assertThat(written).hasSize(95).isSorted();
        assertThat(attempts).isLessThan(50);
    }

    @Test
    void forgetsTheRecordsOfPartitionsThatWent() {
        RecordQueue queue = new RecordQueue(10, Long.MAX_VALUE);
        queue.add(record(0, 5, 1));
        queue.add(record(1, 6, 1));
        queue.refused(2);
        queue.drop(Set.of(new TopicPartition("t", 0)));

        assertThat(offsets(queue.head())).containsExactly(6L);
        assertThat(queue.reached(Set.of(new TopicPartition("t", 0)))).isEmpty();
    }

    @Test
    void reachesNoFurtherThanWhatWaits() {
        RecordQueue queue = new RecordQueue(10, Long.MAX_VALUE);
        for (int offset = 0; offset < 5; offset++) {
            queue.add(record(0, offset, 1));
            queue.add(record(1, 10 + offset, 1));
        }
        List<RecordQueue.Entry> all = queue.head();
        all.get(4).refuse(new PoisonException("test", "refused"));
        queue.done(Set.of(all.get(0), all.get(6), all.get(1)), 3);
        Set<TopicPartition> partitions = Set.of(new TopicPartition("t", 0), new TopicPartition("t", 1));

        assertThat(queue.reached(partitions))
                .isEqualTo(Map.of(new TopicPartition("t", 0), 1L, new TopicPartition("t", 1), 11L));
        assertThat(queue.buriable()).isEmpty();
        queue.done(Set.of(all.get(2)), 1);
        assertThat(queue.buriable()).contains(all.get(4));
        assertThat(offsets(queue.head())).containsExactly(11L, 12L, 13L, 4L, 14L);
    }

    private static List<Long> offsets(List<RecordQueue.Entry> entries) {
        return entries.stream().map(one -> one.record.offset()).toList();
    }

    private static ConsumerRecord<byte @Nullable [], byte @Nullable []> record(int partition, long offset, int bytes) {
        return new ConsumerRecord<>(
                "t",
                partition,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                1,
                bytes,
                new byte[1],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
    }
}
