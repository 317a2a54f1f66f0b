package dev.newswire.monitor.lag;

import dev.newswire.runtime.cluster.ClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/** A topic of one partition, those who write it and those who read it; names are unlike those of any other test. */
final class Traffic implements AutoCloseable {
    private final ClusterConfig cluster;
    private final Admin admin;
    private final String suffix = "-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition("lag" + suffix, 0);

    Traffic(ClusterConfig cluster) {
        this.cluster = cluster;
        this.admin = Admin.create(cluster.kafka());
    }

    String name(String plain) {
        return plain + suffix;
    }

    void createTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(partition.topic(), Optional.of(1), Optional.empty())))
                .all()
                .get();
    }

    void deleteTopic() throws Exception {
        admin.deleteTopics(List.of(partition.topic())).all().get();
    }

    void commit(String group, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(name(group), Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    PartitionLag only(List<GroupLag> groups, String group) {
        List<PartitionLag> partitions = groups.stream()
                .filter(lag -> lag.group().equals(name(group)))
                .flatMap(lag -> lag.partitions().stream())
                .toList();
        if (partitions.size() != 1) {
            throw new AssertionError(group + " has " + partitions);
        }
        return partitions.get(0);
    }

    Producer<String, String> transactional() {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("transactional.id", "lag-" + UUID.randomUUID());
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    void send(Producer<String, String> producer, Instant time, String value) {
        producer.send(new ProducerRecord<>(partition.topic(), 0, time.toEpochMilli(), value, value));
    }

    void transaction(boolean commit, Instant time, String... values) {
        try (Producer<String, String> producer = transactional()) {
            producer.beginTransaction();
            for (String value : values) {
                send(producer, time, value);
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    /** A member that polls until closed. */
    AutoCloseable consumer(String group, String protocol) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("group.id", name(group));
        settings.put("group.protocol", protocol);
        AtomicBoolean running = new AtomicBoolean(true);
        Thread thread = new Thread(() -> {
            try (KafkaConsumer<String, String> member =
                    new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                member.subscribe(List.of(partition.topic()));
                while (running.get()) {
                    member.poll(Duration.ofMillis(100));
                }
            }
        });
        thread.start();
        return () -> {
            running.set(false);
            thread.join();
        };
    }

    /** A topology that reads everything exactly once. */
    AutoCloseable streams(String application, String protocol) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(partition.topic()).foreach((key, value) -> {});
        Properties settings = new Properties();
        settings.putAll(cluster.kafka());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name(application));
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Path.of("target", "streams" + suffix).toString());
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put("auto.offset.reset", "earliest");
        KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        streams.start();
        return () -> streams.close(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
