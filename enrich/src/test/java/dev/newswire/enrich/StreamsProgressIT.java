package dev.newswire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.runtime.service.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a running Streams client says of itself while its work stands still. */
@ExtendWith(EmbeddedStack.class)
class StreamsProgressIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String IN = "progress.in";
    private static final String OUT = "progress.out";

    @Test
    void tellsAStandstillFromNothingToDo(EmbeddedBroker broker, @TempDir Path state) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(IN, 2, (short) 1), new NewTopic(OUT, 1, (short) 1)))
                    .all()
                    .get();
        }
        Semaphore gate = new Semaphore(0);
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(IN)
                .peek((key, value) -> gate.acquireUninterruptibly())
                .to(OUT);
        try (KafkaStreams streams = new KafkaStreams(builder.build(), settings(broker, state))) {
            streams.start();
            await().atMost(LIMIT).until(() -> streams.state() == KafkaStreams.State.RUNNING);
            assertThat(progress(streams)).isEqualTo(Progress.NOTHING);

            send(broker, 3);
            await().atMost(LIMIT).until(() -> progress(streams).pending());
            assertThat(progress(streams).done()).isZero();
            assertThat(streams.state()).as("says it is").isEqualTo(KafkaStreams.State.RUNNING);

            gate.release(3);
            await().atMost(LIMIT).until(() -> progress(streams).equals(new Progress(false, 3)));

            send(broker, 2);
            await().atMost(LIMIT).until(() -> progress(streams).pending());
            gate.release(2);
            await().atMost(LIMIT).until(() -> progress(streams).equals(new Progress(false, 5)));
        }
    }

    private static Progress progress(KafkaStreams streams) {
        return StreamsProgress.of(streams.metrics().values(), streams.metadataForLocalThreads());
    }

    private static Properties settings(EmbeddedBroker broker, Path state) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "progress",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.address(),
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
                Serdes.StringSerde.class,
                StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
                Serdes.StringSerde.class,
                "auto.offset.reset",
                "earliest"));
        return settings;
    }

    /** In a transaction, whose marker is an offset without a record. */
    private static void send(EmbeddedBroker broker, int count) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "transactional.id", "progress-test"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int number = 0; number < count; number++) {
                producer.send(new ProducerRecord<>(IN, "key" + number, "value"));
            }
            producer.commitTransaction();
        }
    }
}
