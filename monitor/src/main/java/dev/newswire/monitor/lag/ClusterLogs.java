package dev.newswire.monitor.lag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the cluster where the logs of partitions begin and end. */
final class ClusterLogs {
    private final Admin admin;

    ClusterLogs(Admin admin) {
        this.admin = admin;
    }

    /** For those partitions that exist: asking for the offsets of a deleted topic would only time out. */
    Map<TopicPartition, LogEnds> ends(Collection<TopicPartition> wanted)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = existing(wanted);
        if (partitions.isEmpty()) {
            return Map.of();
        }
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> starts =
                offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> stable =
                offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends =
                offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, LogEnds> all = new HashMap<>();
        for (TopicPartition partition : partitions) {
            all.put(
                    partition,
                    new LogEnds(
                            offset(starts.get(), partition),
                            offset(stable.get(), partition),
                            offset(ends.get(), partition)));
        }
        return all;
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> found, TopicPartition partition) {
        return Objects.requireNonNull(found.get(partition), "the cluster left out " + partition)
                .offset();
    }

    private KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        return admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec)),
                        new ListOffsetsOptions(isolation))
                .all();
    }

    private List<TopicPartition> existing(Collection<TopicPartition> wanted)
            throws ExecutionException, InterruptedException {
        Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        List<String> topics = wanted.stream()
                .map(TopicPartition::topic)
                .filter(names::contains)
                .distinct()
                .toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(topics).allTopicNames().get();
        List<TopicPartition> existing = new ArrayList<>();
        for (TopicPartition partition : Set.copyOf(wanted)) {
            TopicDescription topic = described.get(partition.topic());
            if (topic != null && partition.partition() < topic.partitions().size()) {
                existing.add(partition);
            }
        }
        return existing;
    }
}
