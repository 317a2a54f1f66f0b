package dev.newswire.monitor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.monitor.log.CommittedLog;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.TopicAdmin;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
final class LetterReplayIT {

    private static final int LETTERS = 450;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ClusterConfig cluster;
    private final String topic = "origin-" + UUID.randomUUID();

    LetterReplayIT(EmbeddedBroker broker) throws Exception {
        cluster = ClusterConfig.of(broker.address(), "http://127.0.0.1:1");
        try (Admin admin = Admin.create(cluster.kafka())) {
            new TopicAdmin(admin).create();
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    @Test
    void sendsEachLetterBackOnceHoweverOftenItIsInterrupted() throws Exception {
        OpenLetters letters = new OpenLetters(cluster);
        long before = letters.count(LIMIT);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(cluster.kafka(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < LETTERS; i++) {
                sent.add(producer.send(letter(topic + "-" + i % 2 + "@" + i, "reason-" + i % 3, false)));
            }
            sent.add(producer.send(letter("feed.xml:12", "reason-0", false)));
            sent.add(producer.send(letter(topic + "-0@9999", "reason-0", true)));
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
        assertThat(letters.count(LIMIT)).isEqualTo(before + LETTERS + 2);
        LetterReplay replay = new LetterReplay(cluster);

        assertThat(replay.run(mine(), true))
                .extracting(LetterReplay.Report::replayed)
                .isEqualTo(LETTERS);
        assertThat(sentBack()).isEmpty();
        AtomicInteger seen = new AtomicInteger();
        // Two hundred letters are one transaction: the third hundred is lost when this one breaks.
        assertThatThrownBy(() -> replay.run(
                        mine().and(letter -> {
                            if (seen.incrementAndGet() > 300) {
                                throw new IllegalStateException("killed");
                            }
                            return true;
                        }),
                        false))
                .isInstanceOf(IllegalStateException.class);
        assertThat(sentBack()).hasSize(200);
        LetterReplay.Report rest = replay.run(mine(), false);

        assertThat(List.of(rest.replayed(), rest.impossible())).containsExactly(LETTERS - 200, 2);
        assertThat(replay.run(mine(), false).replayed()).isZero();
        assertThat(letters.count(LIMIT)).isEqualTo(before + 2);
        letters.close();
        List<ConsumerRecord<byte[], byte[]>> back = sentBack();
        assertThat(back)
                .extracting(one -> new String(one.value(), StandardCharsets.UTF_8))
                .doesNotHaveDuplicates()
                .hasSize(LETTERS);
        for (ConsumerRecord<byte[], byte[]> one : back) {
            assertThat(new String(one.value(), StandardCharsets.UTF_8))
                    .startsWith("value of " + topic + "-" + one.partition());
            assertThat(new String(one.headers().lastHeader("own").value(), StandardCharsets.UTF_8))
                    .isEqualTo("kept");
            assertThat(one.headers().lastHeader(DeadLetter.STAGE)).isNull();
            assertThat(DeadLetter.isForOther(one.headers(), "another group")).isTrue();
            assertThat(DeadLetter.isForOther(one.headers(), "group")).isFalse();
        }
    }

    @Test
    void countsTheAttemptsOfARecordThatIsRefusedAgain() {
        var headers = DeadLetter.forReplay(letter(topic + "-0@1", "r", false).headers());
        facts(topic + "-0@2", "r", false).writeTo(headers);

        assertThat(DeadLetter.attempts(headers)).isEqualTo(2);
        assertThat(headers.lastHeader(DeadLetter.REPLAY_GROUP)).isNull();
    }

    @Test
    void saysWhenTheClusterIsAway() {
        ClusterConfig away = ClusterConfig.of("127.0.0.1:1", "http://127.0.0.1:1");
        ClusterConfig hasty = new ClusterConfig(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:1",
                        "default.api.timeout.ms",
                        "500",
                        "request.timeout.ms",
                        "400"),
                away.registry());

        assertThatThrownBy(() -> new LetterBox(hasty).read(letter -> {})).isInstanceOf(UserError.class);
    }

    private Predicate<Letter> mine() {
        return letter -> letter.facts().origin().startsWith(topic)
                || letter.facts().origin().startsWith("feed.xml");
    }

    private static DeadLetter facts(String origin, String reason, boolean truncated) {
        return new DeadLetter("sink", reason, "refused", null, origin, Instant.EPOCH, 5, truncated);
    }

    private static ProducerRecord<byte[], byte[]> letter(String origin, String reason, boolean truncated) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(),
                "key".getBytes(StandardCharsets.UTF_8),
                ("value of " + origin).getBytes(StandardCharsets.UTF_8));
        letter.headers().add("own", "kept".getBytes(StandardCharsets.UTF_8));
        facts(origin, reason, truncated).writeTo(letter.headers());
        DeadLetter.group(letter.headers(), "group");
        return letter;
    }

    private List<ConsumerRecord<byte[], byte[]>> sentBack() {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = CommittedLog.open(cluster, "test", 1_000)) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (!partitions.stream().allMatch(one -> consumer.position(one) >= ends.get(one))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}
