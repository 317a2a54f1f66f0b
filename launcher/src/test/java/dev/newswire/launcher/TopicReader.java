package dev.newswire.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics with a plain consumer: committed records, from the beginning to where the end was. */
final class TopicReader {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String bootstrap;

    TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * @param deserializers settings of the two deserialisers
     */
    <K, V> List<ConsumerRecord<K, V>> read(String topic, Map<String, Object> deserializers) {
        Map<String, Object> settings = new HashMap<>(deserializers);
        settings.put("bootstrap.servers", bootstrap);
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<K, V>> records = new ArrayList<>();
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Only " + records.size() + " records of " + topic + " in " + LONGEST);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Keys and values as they are. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        String bytes = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
        return read(topic, Map.of("key.deserializer", bytes, "value.deserializer", bytes));
    }

    /** Where each partition of a topic ends now. */
    Map<TopicPartition, Long> ends(String topic) {
        String bytes = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "key.deserializer", bytes, "value.deserializer", bytes))) {
            return consumer.endOffsets(partitions(consumer, topic));
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}
