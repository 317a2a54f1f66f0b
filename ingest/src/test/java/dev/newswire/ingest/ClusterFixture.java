package dev.newswire.ingest;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.registry.SchemaRegistry;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.TopicAdmin;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Topics and schemas on a real cluster, and what a reader of committed records sees of them since a moment. */
public final class ClusterFixture {
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final ClusterConfig cluster;
    private final Map<TopicPartition, Long> start = new HashMap<>();

    public ClusterFixture(String broker, String registry) throws IOException {
        this.cluster = ClusterConfig.of(broker, registry);
        try (Admin admin = Admin.create(cluster.kafka());
                SchemaRegistry schemas = new SchemaRegistry(cluster.registry())) {
            new TopicAdmin(admin).create();
            schemas.register();
        }
    }

    public ClusterConfig cluster() {
        return cluster;
    }

    /** From here on {@link #committed} counts. */
    public void mark(Topic topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            start.putAll(consumer.endOffsets(partitions(consumer, topic)));
        }
    }

    /** All committed records of a topic since it was marked. */
    public List<ConsumerRecord<String, byte[]>> committed(Topic topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> end = settled(consumer, partitions);
            partitions.forEach(partition -> consumer.seek(partition, start.getOrDefault(partition, 0L)));
            while (end.entrySet().stream().anyMatch(entry -> consumer.position(entry.getKey()) < entry.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /**
     * Where the topic ends for readers of committed records. A commit is told to the producer before its markers stand
     * on every partition, so for a moment that may be less than what was promised. A producer that another test has
     * killed holds it back until the broker ends its transaction, which it looks for every ten seconds.
     */
    private Map<TopicPartition, Long> settled(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        try (KafkaConsumer<String, byte[]> all = consumer("read_uncommitted")) {
            Map<TopicPartition, Long> written = all.endOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + SETTLED.toNanos();
            while (behind(end, written)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("A transaction stands open: " + written + " written, " + end + " to read");
                }
                end = consumer.endOffsets(partitions);
            }
            return end;
        }
    }

    private static boolean behind(Map<TopicPartition, Long> end, Map<TopicPartition, Long> written) {
        return written.entrySet().stream().anyMatch(entry -> end.getOrDefault(entry.getKey(), 0L) < entry.getValue());
    }

    /** The committed items since the topic was marked. */
    public List<RawItem> items(Topic topic) {
        try (var deserializer = new AvroSerdes(cluster.registry()).deserializer(RawItem.class)) {
            return committed(topic).stream()
                    .map(record -> deserializer.deserialize(topic.name(), record.value()))
                    .toList();
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return consumer("read_committed");
    }

    private KafkaConsumer<String, byte[]> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("isolation.level", isolation);
        settings.put("fetch.max.bytes", 64 * 1024 * 1024);
        settings.put("max.partition.fetch.bytes", 64 * 1024 * 1024);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
