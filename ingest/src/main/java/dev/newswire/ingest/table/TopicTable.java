package dev.newswire.ingest.table;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.service.ServiceThread;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import dev.newswire.schemas.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a small topic from all its partitions: first what stands on it, then every change as it is committed. It has
 * no group and no memory of its own; a thread of its own reads and tells the listener. While the cluster is away it
 * tries again, and after that what was told already may be told once more.
 *
 * @param <V> the topic's values
 */
public final class TopicTable<V extends SpecificRecord> implements AutoCloseable {

    /** Hears of records in the order of each partition, on the table's thread. */
    @FunctionalInterface
    public interface Listener<V> {

        /** {@code value} is null for a key that was removed. */
        void changed(String key, @Nullable V value);
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final ClusterConfig cluster;
    private final Topic topic;
    private final Class<V> type;
    private final long newest;
    private final Listener<V> listener;
    private final ServiceThread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;
    private volatile boolean caughtUp;

    /**
     * Connects to nothing yet.
     *
     * @param newest how many of the newest records of each partition count; older ones are not read
     */
    public TopicTable(ClusterConfig cluster, Topic topic, Class<V> type, long newest, Listener<V> listener) {
        this.cluster = cluster;
        this.topic = topic;
        this.type = type;
        this.newest = newest;
        this.listener = listener;
        this.thread = new ServiceThread("newswire-ingest-table-" + topic.name(), PAUSE, CLOSE, this::connected);
    }

    public void start() {
        thread.start();
    }

    /** What it waits for, for people; empty once everything that stood on the topic at the start was told. */
    public Optional<String> waitingFor() {
        return caughtUp ? Optional.empty() : Optional.of("it is reading " + topic.name());
    }

    /** Why it no longer follows the topic. */
    public Optional<String> failure() {
        return thread.failure();
    }

    /** Idempotent and bounded. */
    @Override
    public void close() {
        thread.stop();
        KafkaConsumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.close();
    }

    private void connected() throws InterruptedException {
        try (Deserializer<V> values = new AvroSerdes(cluster.registry()).deserializer(type);
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            reading = consumer;
            follow(consumer, values);
        } catch (KafkaException e) {
            throw new RetriableException(topic.name() + " cannot be read: " + e.getMessage(), e);
        } finally {
            reading = null;
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, Deserializer<V> values) throws InterruptedException {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(
                    partition, Math.max(first.getOrDefault(partition, 0L), end.getOrDefault(partition, 0L) - newest));
        }
        while (!thread.isClosing()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                tell(record, values);
            }
            if (!caughtUp
                    && partitions.stream()
                            .allMatch(partition -> consumer.position(partition) >= end.getOrDefault(partition, 0L))) {
                caughtUp = true;
            }
        }
    }

    /** A record that is none of ours is passed over; one whose schema cannot be had just now is waited for. */
    private void tell(ConsumerRecord<String, byte[]> record, Deserializer<V> values) throws InterruptedException {
        while (record.key() != null) {
            try {
                listener.changed(record.key(), values.deserialize(topic.name(), record.value()));
                return;
            } catch (KafkaException e) {
                if (!RegistryOutage.causedBy(e)) {
                    LOG.atWarn()
                            .addKeyValue("topic", topic.name())
                            .addKeyValue("partition", record.partition())
                            .addKeyValue("offset", record.offset())
                            .log("Record cannot be read and is passed over");
                    return;
                }
                if (thread.awaitClosing(PAUSE)) {
                    return;
                }
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.remove("group.id");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
