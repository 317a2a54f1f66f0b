package dev.newswire.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.runtime.service.Progress;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.sink.contract.Cluster;
import dev.newswire.sink.contract.Items;
import dev.newswire.sink.contract.RunningSinks;
import dev.newswire.sink.contract.SpyWriter;
import dev.newswire.sink.postgres.Database;
import dev.newswire.sink.postgres.PostgresConfig;
import dev.newswire.sink.postgres.PostgresWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What PostgreSQL promises beyond the contract, which {@code PostgresContractIT} tests. */
@ExtendWith(EmbeddedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(Database.SERVER)
final class SinkServiceIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MANY = 300;

    private final Cluster cluster;
    private final Database database;
    private MeterRegistry meters = new SimpleMeterRegistry();
    private RunningSinks sinks;
    private PostgresConfig config;
    private String topic;
    private int tests;

    SinkServiceIT(EmbeddedBroker broker, EmbeddedRegistry registry, EmbeddedDatabase server) throws Exception {
        cluster = new Cluster(broker, registry);
        database = new Database(server);
        config = database.fresh();
        topic = "";
        sinks = new RunningSinks(cluster, topic, meters);
    }

    @AfterAll
    void closeClients() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void makeTopicAndDatabase() throws Exception {
        topic = "items-" + tests++;
        cluster.create(topic, 2);
        config = database.fresh();
        meters = new SimpleMeterRegistry();
        sinks = new RunningSinks(cluster, topic, meters);
    }

    @AfterEach
    void closeServices() {
        sinks.close();
    }

    @Test
    void writesWhatIsOnTheTopicAndReportsNoLag() throws Exception {
        SinkService service = sinks.start(new PostgresWriter(config));
        await().atMost(LIMIT).until(service::ready);
        List<EnrichedItem> items = rich(0, MANY);
        cluster.send(topic, items);
        awaitItems(MANY);

        assertThat(database.rows("SELECT id, title, text FROM newswire.item ORDER BY id"))
                .containsExactlyElementsOf(items.stream()
                        .map(item -> item.getId() + "|" + item.getTitle() + "|" + item.getText())
                        .toList());
        await().atMost(LIMIT).until(() -> cluster.lag(service.group(), topic) == 0);
        assertThat(count(Outcome.INSERTED)).isEqualTo(MANY);
        await().atMost(LIMIT).until(() -> service.progress().equals(new Progress(false, MANY)));
        assertThat(meters.get("newswire.sink.batch").timer().count()).isPositive();
    }

    @Test
    void writesOnceWhenItDiesBetweenTheTwoCommits() throws Exception {
        cluster.send(topic, rich(0, MANY));
        SinkService first = sinks.start(new SpyWriter(new PostgresWriter(config), batch -> {}, batch -> {
            throw new IllegalStateException("killed after the database's commit");
        }));
        await().atMost(LIMIT).until(() -> first.failure().isPresent());
        assertThat(cluster.lag(first.group(), topic)).isPositive();
        long written = database.number("SELECT count(*) FROM newswire.item");
        assertThat(written).isPositive();

        sinks.start(new PostgresWriter(config));
        cluster.send(topic, rich(MANY, 10));
        awaitItems(MANY + 10);

        assertThat(count(Outcome.INSERTED)).isEqualTo(MANY + 10 - written);
        assertThat(count(Outcome.UNCHANGED)).isZero();
    }

    @Test
    void isolatesPoisonAndGoesOn() throws Exception {
        byte[] garbage = "not an item".getBytes(StandardCharsets.UTF_8);
        cluster.send(topic, rich(0, 100));
        cluster.send(topic, List.of(Items.item("refused", 0).build()));
        cluster.sendBytes(topic, "key".getBytes(StandardCharsets.UTF_8), garbage);
        cluster.sendBytes(topic, null, null);
        cluster.sendBytes(topic, "nobody".getBytes(StandardCharsets.UTF_8), null);
        cluster.send(topic, rich(100, 100));
        SinkService service = sinks.start(new PostgresWriter(config));
        awaitItems(200);
        await().atMost(LIMIT).until(() -> cluster.lag(service.group(), topic) == 0);

        var letters = cluster.deadLetters(topic);
        assertThat(letters)
                .extracting(letter -> Cluster.letter(letter).reason())
                .containsExactlyInAnyOrder("rejected-by-store", "undecodable", "no-key");
        for (var letter : letters) {
            DeadLetter facts = Cluster.letter(letter);
            assertThat(facts.stage()).isEqualTo("sink");
            assertThat(facts.origin()).matches(topic + "-[01]@\\d+");
            if (facts.reason().equals("undecodable")) {
                assertThat(letter.value()).isEqualTo(garbage);
                assertThat(facts.bytes()).isEqualTo(garbage.length);
            }
        }
        assertThat(count(Outcome.DEADLETTERED)).isEqualTo(3);
        assertThat(count(Outcome.INSERTED) + count(Outcome.DELETED) + count(Outcome.DEADLETTERED))
                .isEqualTo(204);
    }

    @Test
    void refusesAnInstanceThatWakesUpAfterAnotherTookOver() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        AtomicInteger batches = new AtomicInteger();
        AtomicInteger zombieBatches = new AtomicInteger();
        cluster.send(topic, rich(0, MANY));
        SinkService first = sinks.start(
                new SpyWriter(
                        new PostgresWriter(config),
                        batch -> {
                            if (batches.incrementAndGet() == 1) {
                                asleep.countDown();
                                awaitQuietly(wake);
                            }
                        },
                        batch -> zombieBatches.addAndGet(batch.records().size())),
                cluster.config(Map.of("max.poll.interval.ms", 3_000)));
        asleep.await();
        await().atMost(LIMIT).until(() -> first.progress().equals(new Progress(true, 0)));
        SinkService second = sinks.start(new PostgresWriter(config));
        awaitItems(MANY);
        await().atMost(LIMIT).until(second::ready);
        wake.countDown();
        cluster.send(topic, rich(MANY, MANY));
        awaitItems(2 * MANY);

        assertThat(count(Outcome.INSERTED)).isEqualTo(2 * MANY);
        assertThat(count(Outcome.UNCHANGED)).isZero();
        assertThat(zombieBatches.get()).isLessThanOrEqualTo(MANY);
    }

    private static List<EnrichedItem> rich(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Items::rich).toList();
    }

    private void awaitItems(int count) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> database.number("SELECT count(*) FROM newswire.item") == count);
    }

    private int count(Outcome outcome) {
        return (int) meters.get("newswire.sink.items")
                .tag("outcome", outcome.label())
                .counter()
                .count();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
