package dev.newswire.monitor.log;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads topics once, from their beginning to where they ended at the start. */
public final class WholeTopics {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final int RECORDS = 500;

    private WholeTopics() {}

    /**
     * Hands over every committed record, those of one partition in their order. Kafka's exceptions pass through.
     *
     * @param topics which exist
     * @param goOn false when no more records are wanted
     * @return whether all were handed over
     * @throws UserError when the broker falls silent
     */
    public static boolean read(
            ClusterConfig cluster,
            String clientId,
            Collection<String> topics,
            Predicate<ConsumerRecord<byte[], byte[]>> goOn) {
        try (var consumer = CommittedLog.open(cluster, clientId, RECORDS)) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long heard = System.nanoTime();
            while (!partitions.stream()
                    .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
                    throw new UserError(
                            ExitCode.UNREACHABLE,
                            "The broker has sent nothing of " + String.join(", ", topics) + " for 30 s.");
                }
                for (ConsumerRecord<byte[], byte[]> one : records) {
                    if (!goOn.test(one)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
