package dev.newswire.monitor.erase;

import dev.newswire.monitor.log.ClusterErrors;
import dev.newswire.monitor.log.CommittedLog;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Watches tombstones come out of enrich on {@code news.enriched}, and the groups of the sinks pass them there. Open it
 * before they are published. It joins no group. For one thread, which closes it.
 */
public final class ErasureWatch implements AutoCloseable {

    private static final String SINKS = "newswire-sink-";
    private static final int RECORDS = 500;

    private final ClusterConfig cluster;
    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final Set<String> missing;
    private final Map<TopicPartition, Long> last = new HashMap<>();

    private ErasureWatch(
            ClusterConfig cluster, Consumer<byte[], byte[]> consumer, Admin admin, Collection<String> ids) {
        this.cluster = cluster;
        this.consumer = consumer;
        this.admin = admin;
        this.missing = new HashSet<>(ids);
    }

    /** Notes where {@code news.enriched} ends now. */
    public static ErasureWatch open(ClusterConfig cluster, Collection<String> ids) {
        Consumer<byte[], byte[]> consumer = CommittedLog.open(cluster, "newswire-erase-watch", RECORDS);
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ENRICHED.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            return new ErasureWatch(cluster, consumer, Admin.create(cluster.kafka()), ids);
        } catch (KafkaException e) {
            consumer.close();
            throw ClusterErrors.of(e, cluster, "asking where " + Topics.ENRICHED.name() + " ends");
        }
    }

    /** Reads on for at most so long; returns how many tombstones have not come out of enrich yet. */
    public int read(Duration atMost) {
        try {
            for (ConsumerRecord<byte[], byte[]> one : consumer.poll(atMost)) {
                if (one.value() == null
                        && one.key() != null
                        && missing.remove(new String(one.key(), StandardCharsets.UTF_8))) {
                    last.merge(new TopicPartition(one.topic(), one.partition()), one.offset(), Math::max);
                }
            }
            return missing.size();
        } catch (KafkaException e) {
            throw ClusterErrors.of(e, cluster, "reading " + Topics.ENRICHED.name());
        }
    }

    /** How far the group of each sink is with the tombstones that have come out of enrich, by name. */
    public List<SinkProgress> sinks() {
        try {
            Set<String> groups = new TreeSet<>();
            for (GroupListing one : admin.listGroups().all().get()) {
                if (one.groupId().startsWith(SINKS)) {
                    groups.add(one.groupId());
                }
            }
            List<SinkProgress> progress = new ArrayList<>();
            for (String group : groups) {
                progress.add(progress(group));
            }
            return progress;
        } catch (ExecutionException | KafkaException e) {
            throw ClusterErrors.of(e, cluster, "asking how far the sinks are");
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private SinkProgress progress(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        boolean running = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .anyMatch(about -> !about.members().isEmpty());
        int passed = 0;
        for (Map.Entry<TopicPartition, Long> tombstone : last.entrySet()) {
            OffsetAndMetadata at = committed.get(tombstone.getKey());
            if (at != null && at.offset() > tombstone.getValue()) {
                passed++;
            }
        }
        return new SinkProgress(group, running, last.size(), passed);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
