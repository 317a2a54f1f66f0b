package dev.newswire.sink;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The Kafka clients of one sink: what the cluster's settings say, save what the sink's promises rest on. */
final class SinkClients {

    private static final int MIB = 1 << 20;

    private final ClusterConfig cluster;
    private final String group;
    /** New with every life of the service: the group's generation fences, not the id. */
    private final String transactionalId;

    SinkClients(ClusterConfig cluster, String group) {
        this.cluster = cluster;
        this.group = group;
        this.transactionalId = group + "-" + UUID.randomUUID();
    }

    Admin admin() {
        return Admin.create(with(Map.of(), Map.of()));
    }

    Consumer<byte @Nullable [], byte @Nullable []> consumer() {
        return new KafkaConsumer<>(
                with(
                        Map.of(
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
                                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000,
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * MIB,
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000),
                        Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                                CooperativeStickyAssignor.class.getName(),
                                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                                "classic")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    Producer<byte @Nullable [], byte @Nullable []> producer() {
        return new KafkaProducer<>(
                with(
                        Map.of(
                                ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000),
                        Map.of(
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                transactionalId,
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                Topics.DEAD_LETTERS.maxMessageBytes(),
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                2L * Topics.DEAD_LETTERS.maxMessageBytes())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Defaults below the cluster's settings, necessities above them. */
    private Map<String, Object> with(Map<String, Object> defaults, Map<String, Object> necessities) {
        Map<String, Object> settings = new HashMap<>(defaults);
        settings.putAll(cluster.kafka());
        settings.putAll(necessities);
        return settings;
    }
}
