package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Counts over four partitions, with a restart while their window is open. */
@ExtendWith(EmbeddedStack.class)
class TrendsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int ITEMS = 40;

    private final ClusterConfig cluster;
    private final List<ConsumerRecord<String, Trend>> seen = new ArrayList<>();

    TrendsIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        cluster = ReadyCluster.of(broker, registry);
    }

    @Test
    void tellsEachCountOnceOnEveryPartitionThoughTheServiceIsStartedAnew(@TempDir Path one, @TempDir Path other)
            throws Exception {
        Enricher enricher = Enricher.load();
        long now = System.currentTimeMillis();
        long start = now - now % WINDOW.toMillis();
        try (KafkaConsumer<String, Trend> trends = trends()) {
            try (EnrichService service = service(enricher, one)) {
                service.start();
                for (int item = 0; item < ITEMS; item++) {
                    produce("trends-" + item, start);
                }
                await().atMost(LIMIT)
                        .until(() -> service.progress().done() > 0
                                && !service.progress().pending());
            }
            try (EnrichService service = service(enricher, other)) {
                service.start();
                produce("trends-close", start + 3 * WINDOW.toMillis());
                await().atMost(LIMIT).until(() -> keys(trends, start).size() == ITEMS);
                produce("trends-close-again", start + 6 * WINDOW.toMillis());
                await().atMost(LIMIT).until(() -> !keys(trends, start + 3 * WINDOW.toMillis())
                        .isEmpty());
            }
        }

        List<ConsumerRecord<String, Trend>> first = seen.stream()
                .filter(record -> record.value().getWindowStart().toEpochMilli() == start)
                .filter(record -> record.key().startsWith("STORY:trends-"))
                .toList();
        assertThat(first)
                .hasSize(ITEMS)
                .allSatisfy(record -> assertThat(record.value().getItems()).isEqualTo(1));
        assertThat(first).extracting(ConsumerRecord::partition).contains(0, 1, 2, 3);
        assertThat(seen.stream()
                        .filter(record -> record.value().getWindowStart().toEpochMilli() == start)
                        .filter(record -> record.value().getKey().equals("LOCATION:Paramaribo"))
                        .mapToLong(record -> record.value().getItems()))
                .containsExactly((long) ITEMS);
    }

    /** Stories that have been told of a window. */
    private Set<String> keys(KafkaConsumer<String, Trend> trends, long window) {
        trends.poll(Duration.ofMillis(100)).forEach(seen::add);
        return seen.stream()
                .filter(record -> record.value().getWindowStart().toEpochMilli() == window)
                .map(ConsumerRecord::key)
                .filter(key -> key.startsWith("STORY:trends-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private EnrichService service(Enricher enricher, Path state) {
        EnrichConfig config = EnrichConfig.from(ConfigLoader.of(EnrichConfig.KEYS)
                .set(List.of(
                        "enrich.application-id=enrich-trends",
                        "enrich.state-dir=" + state,
                        "enrich.trends.window=" + WINDOW.toSeconds() + "s",
                        "enrich.trends.grace=0s"))
                .load());
        return new EnrichService(config, cluster, enricher, new SimpleMeterRegistry());
    }

    private void produce(String id, long time) {
        // Each word but the place is of this item alone, so that each opens a story. Items of other tests stand on the
        // same
        // topic and may be as old, so the place is one that none of them names.
        String words = id.replaceAll("[^a-z0-9]", "");
        StringBuilder text = new StringBuilder("PARAMARIBO, Suriname – ");
        for (int word = 0; word < 20; word++) {
            text.append(words).append(Integer.toString(word * word + 7, 36)).append(' ');
        }
        text.append("said a spokesman in Paramaribo.");
        RawItem item = RawItems.of(id, BodyFormat.TEXT, text.toString(), Instant.ofEpochMilli(time));
        try (KafkaProducer<String, RawItem> producer = new KafkaProducer<>(
                new HashMap<>(cluster.kafka()),
                new StringSerializer(),
                new AvroSerdes(cluster.registry()).serializer())) {
            producer.send(new ProducerRecord<>(Topics.RAW.name(), null, time, id, item));
        }
    }

    private KafkaConsumer<String, Trend> trends() {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("isolation.level", "read_committed");
        KafkaConsumer<String, Trend> consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), new AvroSerdes(cluster.registry()).deserializer(Trend.class));
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.TRENDS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
