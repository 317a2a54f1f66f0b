package dev.newswire.ingest.publish;

import dev.newswire.ingest.cluster.KafkaClients;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The producer's settings: ours where the user has none, the user's elsewhere, and those of the guarantee always ours. */
final class ProducerSettings {
    /** Room for the headers and framing of a record beside its value. */
    private static final int FRAME = 1024 * 1024;

    private ProducerSettings() {}

    static Map<String, Object> of(ClusterConfig cluster, String transactionalId) {
        Map<String, Object> settings = new HashMap<>();
        // The one codec that every client reads, kafkajs among them, without a library of its own.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * Topics.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 25_000);
        // A transaction is open for milliseconds; readers must not wait long for one whose producer was killed.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        settings.putAll(cluster.kafka());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES + 2 * FRAME);
        return settings;
    }

    /** Connects in the background; throws what {@link KafkaClients#make} does. */
    static Producer<byte[], byte[]> producer(ClusterConfig cluster, String transactionalId) {
        return KafkaClients.make(() -> new KafkaProducer<>(
                of(cluster, transactionalId), new ByteArraySerializer(), new ByteArraySerializer()));
    }
}
