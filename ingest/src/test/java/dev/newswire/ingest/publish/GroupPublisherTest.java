package dev.newswire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Reader;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupPublisherTest {
    private final CountDownLatch mayCommit = new CountDownLatch(1);
    private final CountDownLatch committing = new CountDownLatch(1);
    private final FailingProducer producer = new FailingProducer() {
        @Override
        public void commitTransaction() {
            committing.countDown();
            try {
                mayCommit.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            super.commitTransaction();
        }
    };
    private final GroupPublisher publisher = publisher();

    @AfterEach
    void close() {
        mayCommit.countDown();
        publisher.close();
    }

    @Test
    void promisesNothingBeforeTheCommit() throws Exception {
        start();
        CompletableFuture<List<Reading>> first = publish("a");
        committing.await();
        CompletableFuture<List<Reading>> second = publish("b");
        CompletableFuture<List<Reading>> third = publish("c");
        assertThat(first).isNotDone();
        assertThat(producer.history()).isEmpty();
        mayCommit.countDown();
        assertThat(first.get(5, TimeUnit.SECONDS)).hasSize(1);
        assertThat(second.get(5, TimeUnit.SECONDS)).hasSize(1);
        assertThat(third.get(5, TimeUnit.SECONDS)).hasSize(1);
        assertThat(producer.commitCount())
                .as("the second and third went together")
                .isEqualTo(2);
    }

    @Test
    void sendsWhatBelongsToItemsInTheirTransaction() throws Exception {
        mayCommit.countDown();
        start();
        List<Reading> readings = new ArrayList<>(Reader.standard().read("a.txt", "A text."));
        readings.addAll(Reader.standard().read("b.txt", " "));
        List<Reading> published = publisher
                .publish(readings, List.of(new Companion(Topics.RAW, 0, "key", null)))
                .get(5, TimeUnit.SECONDS);
        assertThat(published).isEqualTo(readings);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.RAW.name(), Topics.DEAD_LETTERS.name(), Topics.RAW.name());
    }

    @Test
    void givesUpForGoodWhenAnotherProcessTookOver() throws Exception {
        mayCommit.countDown();
        start();
        producer.commitTransactionException = new ProducerFencedException("fenced");
        CompletableFuture<List<Reading>> promise = publish("a");
        assertThatThrownBy(() -> promise.get(5, TimeUnit.SECONDS)).hasMessageContaining("transactional id");
        publisher.close();
        assertThat(publisher.failure()).isPresent();
        assertThat(publish("b")).isCompletedExceptionally();
    }

    @Test
    void refusesAtOnceWhileItIsNotConnectedOrClosed() {
        assertThat(publish("a")).isCompletedExceptionally();
        publisher.start();
        publisher.close();
        assertThat(publish("b")).isCompletedExceptionally();
    }

    private void start() {
        publisher.start();
        while (publisher.waitingFor().isPresent()) {
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<List<Reading>> publish(String text) {
        return publisher.publish(Reader.standard().read("a.txt", "The text " + text + "."), List.of());
    }

    private GroupPublisher publisher() {
        return new GroupPublisher(
                new PublishSettings("test", 10, 1 << 20, Duration.ofMillis(20), Duration.ofSeconds(2)),
                new RecordEncoder((topic, item) -> topic.getBytes(StandardCharsets.UTF_8), Reader.NOON),
                new TransactionalSender(() -> producer, "test", Duration.ofSeconds(2)),
                new IngestMeters(new SimpleMeterRegistry()),
                Runnable::run);
    }
}
