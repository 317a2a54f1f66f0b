package dev.newswire.ingest.poll;

import dev.newswire.ingest.cluster.KafkaClients;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The Kafka clients of the poller: what the cluster's settings say, save what its promises rest on. */
final class PollClients {
    private final ClusterConfig cluster;

    PollClients(ClusterConfig cluster) {
        this.cluster = cluster;
    }

    Admin admin() {
        return KafkaClients.make(() -> Admin.create(new HashMap<>(cluster.kafka())));
    }

    /**
     * Reads definitions as a member of the group. Cooperative, so that sources whose instance stays the same are polled
     * on while others move.
     */
    Consumer<String, byte @Nullable []> definitions(String group) {
        return consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                "classic"));
    }

    /** Reads memories, of the partitions it is told to. */
    Consumer<String, byte @Nullable []> memories() {
        return consumer(Map.of());
    }

    /** The cluster as the publisher sees it: a dead instance's transaction must not hold up its successor for long. */
    ClusterConfig publishing() {
        Map<String, Object> kafka = new HashMap<>(cluster.kafka());
        kafka.putIfAbsent("transaction.timeout.ms", 15_000);
        return new ClusterConfig(kafka, cluster.registry());
    }

    private Consumer<String, byte @Nullable []> consumer(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Topics.SOURCE_ITEMS.maxMessageBytes());
        settings.putAll(cluster.kafka());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.putAll(own);
        return KafkaClients.make(
                () -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }
}
