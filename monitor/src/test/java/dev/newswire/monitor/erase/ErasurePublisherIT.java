package dev.newswire.monitor.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.monitor.deadletter.Letter;
import dev.newswire.monitor.deadletter.LetterReplay;
import dev.newswire.monitor.log.WholeTopics;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.erasure.Erasure;
import dev.newswire.schemas.topic.TopicAdmin;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
final class ErasurePublisherIT {

    private final String id = "item-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();
    private final ClusterConfig cluster;

    ErasurePublisherIT(EmbeddedBroker broker) throws Exception {
        cluster = ClusterConfig.of(broker.address(), "http://127.0.0.1:1");
        try (Admin admin = Admin.create(cluster.kafka())) {
            new TopicAdmin(admin).create();
        }
    }

    @Test
    void writesTombstonesAndLetsNoDeadLetterBringTheItemBack() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(letter(id)).get();
            producer.send(letter(other)).get();
            producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), bytes(id), bytes("no item")))
                    .get();
        }
        Traces traces = new ItemTracer(cluster).trace(Set.of(id));
        assertThat(traces.topics())
                .filteredOn(one -> one.records() > 0)
                .containsExactly(
                        new TopicTrace(Topics.ENRICHED.name(), 1, true, Duration.ofDays(2)),
                        new TopicTrace(Topics.DEAD_LETTERS.name(), 1, false, Duration.ofDays(90)));

        // More than a transaction takes.
        List<String> many = Stream.concat(Stream.of(id), Stream.generate(() -> "many-" + UUID.randomUUID()))
                .limit(1_500)
                .toList();
        try (ErasureWatch watch = ErasureWatch.open(cluster, many)) {
            new ErasurePublisher(cluster).publish(many, Erasure.KEEP_OUT, traces.letters());
            assertThat(watch.read(Duration.ofMillis(100))).isEqualTo(many.size());
        }

        Set<String> ours = Set.copyOf(many);
        List<String> written = new ArrayList<>();
        WholeTopics.read(cluster, "test", List.of(Topics.RAW.name()), record -> {
            if (ours.contains(key(record))) {
                assertThat(record.value()).isNull();
                assertThat(Erasure.readFrom(record.headers())).contains(Erasure.KEEP_OUT);
                written.add(key(record));
            }
            return true;
        });
        assertThat(written).containsExactlyInAnyOrderElementsOf(many);
        assertThat(new ItemTracer(cluster).trace(Set.of(id)).letters()).isEmpty();
        LetterReplay.Report report = new LetterReplay(cluster).run(mine(), true);
        assertThat(List.of(report.replayed(), report.impossible())).containsExactly(1, 1);
    }

    private Predicate<Letter> mine() {
        return letter -> Set.of(id, other).contains(key(letter.record()));
    }

    private static ProducerRecord<byte[], byte[]> letter(String key) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), bytes(key), bytes("refused"));
        new DeadLetter("sink", "reason", "refused", null, "news.enriched-0@7", Instant.EPOCH, 7, false)
                .writeTo(letter.headers());
        return letter;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
