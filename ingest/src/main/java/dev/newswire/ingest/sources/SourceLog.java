package dev.newswire.ingest.sources;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import dev.newswire.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic keyed by source id from its beginning into a table: committed records, in no group. For one thread. */
final class SourceLog<T extends SpecificRecord> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SourceLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ofSeconds(1));

    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<T> deserializer;
    private final List<TopicPartition> partitions;
    private final SourceTable<T> table = new SourceTable<>();

    private SourceLog(
            Consumer<byte[], byte[]> consumer, Deserializer<T> deserializer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.deserializer = deserializer;
        this.partitions = List.copyOf(partitions);
    }

    /** Connects; what Kafka throws passes through. */
    static <T extends SpecificRecord> SourceLog<T> open(ClusterConfig cluster, Topic topic, Class<T> type) {
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(cluster), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new UserError(
                        ExitCode.FAILED,
                        "the cluster at " + cluster.bootstrapServers() + " has no topic " + topic.name()
                                + ". 'newswire topics create' creates it");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Deserializer<T> deserializer = new AvroSerdes(cluster.registry()).deserializer(type);
            return new SourceLog<>(consumer, deserializer, partitions);
        } catch (RuntimeException e) {
            consumer.close(AT_ONCE);
            throw e;
        }
    }

    private static Map<String, Object> settings(ClusterConfig cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return settings;
    }

    /** How many partitions the topic has. */
    int partitions() {
        return partitions.size();
    }

    /** Reads what stands there now. A cluster that stops answering throws a {@link KafkaException} in bounded time. */
    void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long heard = System.nanoTime();
        while (!read(ends)) {
            if (!poll(POLL).isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new org.apache.kafka.common.errors.TimeoutException("nothing came within " + PATIENCE);
            }
        }
    }

    private boolean read(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Waits for more, and returns the ids it was about. */
    Set<String> poll(Duration longest) {
        Set<String> touched = new LinkedHashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(longest)) {
            if (record.key() != null) {
                String id = new String(record.key(), StandardCharsets.UTF_8);
                take(id, record);
                touched.add(id);
            }
        }
        return touched;
    }

    private void take(String id, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            table.remove(id, record.partition());
            return;
        }
        T value = null;
        try {
            value = deserializer.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            if (RegistryOutage.causedBy(e)) {
                throw e;
            }
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("source", id)
                    .addKeyValue("cause", e.getMessage())
                    .log("A record of a source cannot be read; 'newswire feed remove' removes the source");
        }
        table.put(id, record.partition(), value, record.timestamp());
    }

    /** What was read so far. */
    SourceTable<T> table() {
        return table;
    }

    @Override
    public void close() {
        consumer.close(AT_ONCE);
        deserializer.close();
    }
}
