package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.enrich.evaluate.TypicalArticles;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what the whole service spends on a typical article, from {@code news.raw} to all its topics, once it is warm.
 * {@code -Denrich.load.practice=4000} has it practise for longer: the first thousands pay for their compilation. Where
 * there is labelled news it practises on that, too, with articles other than those measured, so that it meets words it
 * has met before, as it does at work.
 */
@ExtendWith(EmbeddedStack.class)
class EnrichLoadIT {
    /** Far below what a machine of its own reaches: a build shares its cores with anything. */
    private static final double FLOOR = 50;

    private static final int MEASURED = 300;
    private static final String APPLICATION = "enrich-load";
    /** Threads that take and answer the broker's requests. */
    private static final String BROKER = "data-plane";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ClusterConfig cluster;

    EnrichLoadIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        cluster = ReadyCluster.of(broker, registry);
    }

    @Test
    void enrichesTypicalArticlesByTheHundredsACoreAndSecond(@TempDir Path state) throws Exception {
        int practice = Integer.getInteger("enrich.load.practice", 300);
        TypicalArticles generated = TypicalArticles.generated(practice + MEASURED);
        Path shared = Path.of(System.getProperty("newswire.shared", ""));
        TypicalArticles labelled = TypicalArticles.labelled(shared);
        TypicalArticles others = TypicalArticles.labelledOfOtherLengths(shared);
        TypicalArticles practised =
                others.first(Math.min(practice, others.texts().size()));
        TypicalArticles typical = labelled.texts().isEmpty() ? generated.from(practice) : labelled;
        List<RawItem> items = typical.items(BodyFormat.TEXT);
        EnrichConfig config = EnrichConfig.from(ConfigLoader.of(EnrichConfig.KEYS)
                .set(List.of("enrich.application-id=" + APPLICATION, "enrich.state-dir=" + state))
                .load());
        EnrichService service = new EnrichService(config, cluster, Enricher.load(), new SimpleMeterRegistry());
        try (service;
                KafkaConsumer<String, byte[]> enriched = consumer()) {
            service.start();
            produce("practice", generated.first(practice).items(BodyFormat.TEXT));
            produce("practised", practised.items(BodyFormat.TEXT));
            await(enriched, practice + practised.texts().size());
            double before = seconds(APPLICATION);
            double brokerBefore = seconds(BROKER);
            produce("measured", items);
            await(enriched, items.size());
            double spent = seconds(APPLICATION) - before;
            double brokerSpent = seconds(BROKER) - brokerBefore;
            double rate = items.size() / spent;
            System.out.printf(
                    Locale.ROOT,
                    "%d articles (%s) of %d tokens, %.2f s of processor time: %.0f articles/s a core; broker %.2f s%n",
                    items.size(),
                    typical.origin(),
                    typical.tokens() / items.size(),
                    spent,
                    rate,
                    brokerSpent);
            assertThat(rate).isGreaterThan(FLOOR);
        }
    }

    private void produce(String name, List<RawItem> items) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        try (KafkaProducer<String, RawItem> producer = new KafkaProducer<>(
                settings, new StringSerializer(), new AvroSerdes(cluster.registry()).serializer())) {
            for (RawItem typical : items) {
                RawItem item = RawItem.newBuilder(typical)
                        .setId(name + typical.getId())
                        .build();
                producer.send(new ProducerRecord<>(Topics.RAW.name(), item.getId(), item));
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("isolation.level", "read_committed");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.ENRICHED.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static void await(KafkaConsumer<String, byte[]> enriched, int count) {
        Instant deadline = Instant.now().plus(PATIENCE);
        int seen = 0;
        while (seen < count) {
            int more = enriched.poll(Duration.ofMillis(100)).count();
            seen += more;
            if (more > 0) {
                deadline = Instant.now().plus(PATIENCE);
            }
            assertThat(Instant.now()).as("%d of %d came", seen, count).isBefore(deadline);
        }
    }

    /** Processor time of the threads of a name: of the service its stream thread, producer, consumers. */
    private static double seconds(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().contains(name)) {
                nanos += Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
            }
        }
        return nanos / 1e9;
    }
}
