package dev.newswire.monitor.deadletter;

import dev.newswire.monitor.log.CommittedLog;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts the dead letters that nobody has dealt with, reading on from where it stopped the last time: the offsets of open
 * letters are all that it keeps. For one thread, which closes it. Kafka's exceptions pass through.
 */
public final class OpenLetters implements AutoCloseable {

    private static final int RECORDS = 500;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<Integer, NavigableSet<Long>> open = new TreeMap<>();
    private boolean assigned;

    /** Asks the cluster nothing yet. */
    public OpenLetters(ClusterConfig cluster) {
        this.consumer = CommittedLog.open(cluster, "newswire-deadletters-count", RECORDS);
    }

    /** Reads to the end, but no longer than told; returns how many of the letters read so far are open. */
    public long count(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (!assigned && !partitions.isEmpty()) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            assigned = true;
        }
        Set<TopicPartition> read = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(read);
        while (System.nanoTime() < until
                && read.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(POLL).forEach(this::take);
        }
        consumer.beginningOffsets(read)
                .forEach((partition, begin) ->
                        letters(partition.partition()).headSet(begin).clear());
        return open.values().stream().mapToLong(Set::size).sum();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        LetterBox.settled(record).ifPresent(this::settle);
        if (DeadLetter.readFrom(record.headers()).isPresent()) {
            letters(record.partition()).add(record.offset());
        }
    }

    /** A mark stands on the partition of its letter, behind it. */
    private void settle(String id) {
        int hyphen = id.indexOf('-');
        try {
            letters(Integer.parseInt(id.substring(0, Math.max(0, hyphen))))
                    .remove(Long.valueOf(id.substring(hyphen + 1)));
        } catch (NumberFormatException notOurs) {
            return;
        }
    }

    private NavigableSet<Long> letters(int partition) {
        return open.computeIfAbsent(partition, any -> new TreeSet<>());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
