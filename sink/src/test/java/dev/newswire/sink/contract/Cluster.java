package dev.newswire.sink.contract;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.registry.SchemaRegistry;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.TopicAdmin;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What tests do to the real broker and registry: write items in transactions, look at offsets and dead letters. */
public final class Cluster implements AutoCloseable {

    /** The broker ends the transaction of a killed producer after a minute. */
    private static final Duration SETTLED = Duration.ofSeconds(90);

    private final ClusterConfig config;
    private final Admin admin;
    private final Serializer<EnrichedItem> serializer;
    private final KafkaProducer<byte @Nullable [], byte @Nullable []> producer;

    public Cluster(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        config = ClusterConfig.of(broker.address(), registry.address());
        admin = Admin.create(config.kafka());
        new TopicAdmin(admin).create();
        register(config);
        serializer = new AvroSerdes(config.registry()).serializer();
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put("transactional.id", "test-" + System.nanoTime());
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** One after another: the registry refuses the rules of a subject that two set at once. */
    private static synchronized void register(ClusterConfig config) throws IOException {
        try (SchemaRegistry schemas = new SchemaRegistry(config.registry())) {
            schemas.register();
        }
    }

    public ClusterConfig config() {
        return config;
    }

    /** Another address book of the same cluster, with client settings of its own. */
    public ClusterConfig config(Map<String, Object> more) {
        Map<String, Object> kafka = new HashMap<>(config.kafka());
        kafka.putAll(more);
        return new ClusterConfig(kafka, config.registry());
    }

    public void create(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    /** Writes items in one transaction. */
    public void send(String topic, Collection<EnrichedItem> items) {
        producer.beginTransaction();
        for (EnrichedItem item : items) {
            producer.send(new ProducerRecord<>(
                    topic,
                    item.getId().getBytes(StandardCharsets.UTF_8),
                    serializer.serialize(Topics.ENRICHED.name(), item)));
        }
        producer.commitTransaction();
    }

    /** The value of a record that holds the item. */
    byte[] bytes(EnrichedItem item) {
        return Objects.requireNonNull(serializer.serialize(Topics.ENRICHED.name(), item));
    }

    /** Writes records in one transaction. */
    void sendAll(String topic, Collection<KeyAndValue> records) {
        producer.beginTransaction();
        records.forEach(one -> producer.send(new ProducerRecord<>(topic, one.key(), one.value())));
        producer.commitTransaction();
    }

    public void sendBytes(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.commitTransaction();
    }

    /** Dead letters of one topic, in their order. */
    public List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> deadLetters(String topic) {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put("isolation.level", "read_committed");
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> found = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
        try (KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = end(partition);
            long deadline = System.nanoTime() + SETTLED.toNanos();
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("A transaction stands open before " + partition + "@" + end);
                }
                for (var one : consumer.poll(Duration.ofMillis(100))) {
                    DeadLetter.readFrom(one.headers())
                            .filter(letter -> letter.origin().startsWith(topic + "-"))
                            .ifPresent(letter -> found.add(one));
                }
            }
        }
        return found;
    }

    /** Open transactions included: what one of another test holds back is waited for. */
    private long end(TopicPartition partition) {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("Nobody says where " + partition + " ends", e);
        }
    }

    public static DeadLetter letter(ConsumerRecord<?, ?> one) {
        return DeadLetter.readFrom(one.headers()).orElseThrow();
    }

    /** Offsets between what the group committed and the end of the log, markers included. */
    public long lag(String group, String topic) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config.kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = new java.util.HashSet<>();
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            ends = consumer.endOffsets(partitions);
        }
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata at = committed.get(end.getKey());
            lag += end.getValue() - (at == null ? 0 : at.offset());
        }
        return lag;
    }

    /** What a record is made of. */
    record KeyAndValue(byte[] key, byte[] value) {}

    @Override
    public void close() {
        producer.close();
        serializer.close();
        admin.close();
    }
}
