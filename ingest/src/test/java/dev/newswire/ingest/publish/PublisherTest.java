package dev.newswire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.Reader;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.RecordTrust;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class PublisherTest {
    static {
        RecordTrust.establish();
    }

    private final List<FailingProducer> producers = new ArrayList<>();
    private final List<Reading> heard = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void publishesItemsAndRefusalsInOneTransaction() {
        Publisher publisher = publisher(3);
        publisher.accept(item("a"));
        publisher.accept(refused());
        assertThat(committed()).isEmpty();
        assertThat(heard).isEmpty();
        publisher.accept(item("b"));
        assertThat(committed())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.RAW.name(), Topics.DEAD_LETTERS.name(), Topics.RAW.name());
        assertThat(DeadLetter.readFrom(committed().get(1).headers())).hasValueSatisfying(letter -> {
            assertThat(letter.stage()).isEqualTo("ingest");
            assertThat(letter.reason()).isEqualTo("no-content");
            assertThat(letter.origin()).isEqualTo("in.ndjson:7");
            assertThat(letter.bytes()).isEqualTo(2);
            assertThat(letter.truncated()).isFalse();
        });
        assertThat(heard).hasSize(3);
        assertThat(registry.get("newswire.ingest.items")
                        .tag("outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("newswire.ingest.items")
                        .tag("reason", "no-content")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void commitsWhatIsLeftWhenClosedAndNothingWhenAbandoned() {
        Publisher publisher = publisher(100);
        publisher.accept(item("a"));
        publisher.close();
        assertThat(committed()).hasSize(1);
        Publisher other = publisher(100);
        other.accept(item("b"));
        other.abandon();
        assertThat(committed()).isEmpty();
        assertThat(heard).hasSize(1);
    }

    @Test
    void sendsTheSameItemsAgainAfterAFailureThatPasses() {
        Publisher publisher = publisher(2);
        publisher.accept(item("a"));
        producers.get(0).commitTransactionException = new InvalidProducerEpochException("lost");
        publisher.accept(item("b"));
        assertThat(producers).hasSize(2);
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(committed()).hasSize(2);
        assertThat(heard).hasSize(2);
    }

    @Test
    void asksAgainForACommitThatNobodyAnswered() {
        Publisher publisher = publisher(1);
        producers.get(0).commitTransactionException = new TimeoutException("no answer");
        Thread cure = new Thread(() -> producers.get(0).commitTransactionException = null);
        cure.start();
        publisher.accept(item("a"));
        assertThat(producers).hasSize(1);
        assertThat(committed()).hasSize(1);
    }

    @Test
    void stopsWhenAnotherProcessTookOver() {
        Publisher publisher = publisher(1);
        producers.get(0).commitTransactionException = new ProducerFencedException("fenced");
        assertThatThrownBy(() -> publisher.accept(item("a"))).isInstanceOf(FatalException.class);
        assertThatThrownBy(() -> publisher.accept(item("b"))).isInstanceOf(FatalException.class);
        assertThat(heard).isEmpty();
        publisher.close();
    }

    @Test
    void saysWhichClusterDoesNotAnswer() {
        TransactionalSender sender = new TransactionalSender(
                () -> {
                    FailingProducer producer = mock();
                    producer.initTransactionException = new TimeoutException("no answer");
                    return producer;
                },
                "nowhere:9092",
                Duration.ofSeconds(1));
        assertThatThrownBy(sender::open)
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("nowhere:9092");
    }

    @Test
    void givesUpWithoutLossOfTruthWhenTheClusterStaysAway() {
        Publisher publisher = publisher(1);
        producers.get(0).failure = new TimeoutException("no leader");
        assertThatThrownBy(() -> publisher.accept(item("a")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing of this batch is published");
        assertThat(heard).isEmpty();
    }

    @Test
    void refusesTheOneItemThatItsTopicDoesNotTake() {
        Publisher publisher = publisher(2);
        publisher.accept(item("a"));
        producers.get(0).tooLargeFor = Topics.RAW.name();
        publisher.accept(item("b"));
        assertThat(committed())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.DEAD_LETTERS.name(), Topics.RAW.name());
        assertThat(heard.get(0)).isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void refusesAnItemThatNoRecordHolds() {
        Publisher publisher = publisher(1);
        publisher.accept(item("x".repeat(Topics.MAX_RECORD_BYTES)));
        assertThat(committed()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.DEAD_LETTERS.name());
            assertThat(record.value()).hasSize(Original.HEAD);
        });
    }

    private List<ProducerRecord<byte[], byte[]>> committed() {
        return producers.get(producers.size() - 1).history();
    }

    private Publisher publisher(int items) {
        producers.clear();
        PublishSettings settings =
                new PublishSettings("ingest-test", items, 1L << 30, Duration.ofMinutes(1), Duration.ofMillis(400));
        Serializer<SpecificRecord> serializer =
                (topic, item) -> ((RawItem) item).getBody().getBytes(StandardCharsets.UTF_8);
        Publisher publisher = new Publisher(
                settings,
                new RecordEncoder(serializer, Reader.NOON),
                new TransactionalSender(this::mock, "test:9092", settings.timeout()),
                heard::add,
                new IngestMeters(registry));
        publisher.open();
        return publisher;
    }

    private FailingProducer mock() {
        FailingProducer producer = new FailingProducer();
        producers.add(producer);
        return producer;
    }

    private static Reading.Item item(String body) {
        return (Reading.Item) Reader.standard().read("a.txt", body.length() > 1000 ? "big" : body).stream()
                .map(reading -> withBody((Reading.Item) reading, body))
                .findFirst()
                .orElseThrow();
    }

    private static Reading withBody(Reading.Item reading, String body) {
        return new Reading.Item(RawItem.newBuilder(reading.item()).setBody(body).build(), reading.origin(), 0);
    }

    private static Reading.Refused refused() {
        return Original.of(new byte[] {'{', '}'})
                .refuse(new Origin("in.ndjson", 7), Reason.NO_CONTENT, "there is nothing in it");
    }
}
