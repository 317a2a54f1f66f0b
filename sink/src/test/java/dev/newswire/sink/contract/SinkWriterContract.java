package dev.newswire.sink.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.SinkService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every writer must hold, tried on a real target with records of a real broker. A writer's test extends this class
 * and makes targets; an integration test in its own right, it needs the system properties of {@link EmbeddedStack}.
 */
@ExtendWith(EmbeddedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SinkWriterContract {

    /** Longest wait for anything. */
    protected static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int MANY = 300;
    private static final int PARTITIONS = 2;

    private final Map<String, List<Integer>> sent = new TreeMap<>();
    private SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Cluster cluster;
    private RunningSinks sinks;
    private SinkTarget target;
    private String topic = "";

    /** A target that holds nothing, for one test. */
    protected abstract SinkTarget target() throws Exception;

    @BeforeAll
    final void connect(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        cluster = new Cluster(broker, registry);
    }

    @AfterAll
    final void disconnect() {
        cluster.close();
    }

    @BeforeEach
    final void makeTopicAndTarget() throws Exception {
        topic = "contract-" + UUID.randomUUID();
        cluster.create(topic, PARTITIONS);
        target = target();
        meters = new SimpleMeterRegistry();
        sinks = new RunningSinks(cluster, topic, meters);
        sent.clear();
    }

    @AfterEach
    final void closeAll() throws Exception {
        sinks.close();
        target.close();
    }

    @Test
    final void writesEveryRevisionOfEveryItemInOrder() throws Exception {
        SinkService service = sinks.start(target.writer());
        for (int revision = 1; revision <= 4; revision++) {
            send(0, MANY, revision);
        }
        awaitAllStored();

        awaitNoLag(service);
        assertThat(outcomes()).isEqualTo(4 * MANY);
    }

    @Test
    final void keepsTheNewestOfRevisionsThatComeInTheWrongOrder() throws Exception {
        if (target.keepsOneVersion()) {
            sinks.start(target.writer());
            send(0, 20, 3);
            awaitAllStored();
            send(0, 20, 1);
            send(20, 1, 1);
            awaitAllStored();
        }
    }

    @Test
    final void removesAllRevisionsOfWhatATombstoneNames() throws Exception {
        sinks.start(target.writer());
        send(0, 20, 1);
        send(7, 2, 2);
        awaitAllStored();
        bury(7);
        // One that may still be held, and one that is not there.
        send(20, 5, 1);
        bury(21);
        bury(999);
        awaitAllStored();

        send(21, 1, 3);
        awaitAllStored();
    }

    @Test
    final void writesOnceWhenItDiesRightAfterWriting() throws Exception {
        send(0, MANY, 1);
        SinkService first = sinks.start(new SpyWriter(target.writer(), batch -> {}, batch -> {
            throw new IllegalStateException("killed after writing");
        }));
        await().atMost(LIMIT).until(() -> first.failure().isPresent());

        sinks.start(target.writer());
        send(MANY, 10, 1);
        awaitAllStored();
    }

    @Test
    final void isolatesPoisonWithinItsBatchAndDeadLettersItOnce() throws Exception {
        int refused = 0;
        byte[] garbage = "not an item".getBytes(StandardCharsets.UTF_8);
        for (int part = 0; part < 10; part++) {
            send(part * 30, 30, 1);
            var poison = target.poison("poison-" + part);
            if (poison.isPresent()) {
                cluster.send(topic, List.of(poison.get()));
                refused++;
            }
            cluster.sendBytes(topic, ("garbage-" + part).getBytes(StandardCharsets.UTF_8), garbage);
            refused++;
        }
        SinkService service = sinks.start(target.writer());
        awaitAllStored();
        awaitNoLag(service);

        assertThat(cluster.deadLetters(topic)).hasSize(refused);
        assertThat(count(Outcome.DEADLETTERED)).isEqualTo(refused);
        assertThat(outcomes()).isEqualTo(MANY + refused);
    }

    @Test
    final void deadLettersOnceWhenItDiesBeforeMovingPast() throws Exception {
        cluster.sendBytes(topic, "garbage".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
        SinkService first = sinks.start(new SpyWriter(
                target.writer(),
                batch -> {
                    if (batch.records().isEmpty()) {
                        throw new IllegalStateException("killed before moving past");
                    }
                },
                batch -> {}));
        await().atMost(LIMIT).until(() -> first.failure().isPresent());
        assertThat(cluster.deadLetters(topic)).hasSize(1);

        SinkService second = sinks.start(target.writer());
        send(0, 20, 1);
        awaitAllStored();
        awaitNoLag(second);
        assertThat(cluster.deadLetters(topic)).hasSize(1);
    }

    @Test
    final void losesAndRepeatsNothingWhenTheTargetIsAwayInTheMiddle() throws Exception {
        SinkService service = sinks.start(target.writer());
        send(0, MANY, 1);
        awaitAllStored();
        target.stop();
        send(MANY, MANY, 1);
        await().atMost(LIMIT).until(() -> !service.ready());
        await().atMost(LIMIT)
                .until(() -> meters.get("newswire.sink.retries").counter().count() >= 3);
        target.start();
        awaitAllStored();

        assertThat(service.failure()).isEmpty();
        await().atMost(LIMIT).until(service::ready);
        assertThat(cluster.deadLetters(topic)).isEmpty();
    }

    @Test
    final void waitsForATargetThatIsNotThereYet() throws Exception {
        target.stop();
        send(0, 20, 1);
        SinkService service = sinks.start(target.writer());
        await().atMost(LIMIT).until(() -> meters.find("newswire.sink.retries").counters().stream()
                .anyMatch(retries -> retries.count() >= 2));
        assertThat(service.ready()).isFalse();
        target.start();
        awaitAllStored();
    }

    @Test
    final void goesOnWhereItStoppedAfterARestart() throws Exception {
        SinkService first = sinks.start(target.writer());
        send(0, MANY, 1);
        await().atMost(LIMIT).ignoreExceptions().until(() -> !target.stored().isEmpty());
        first.close();
        send(0, MANY, 2);
        sinks.start(target.writer());
        awaitAllStored();
    }

    @Test
    final void writesOnceWhenPartitionsMoveBetweenInstances() throws Exception {
        SinkService first = sinks.start(target.writer());
        await().atMost(LIMIT).until(first::ready);
        send(0, MANY, 1);
        SinkService second = sinks.start(target.writer());
        send(0, MANY, 2);
        await().atMost(LIMIT).until(() -> first.ready() && second.ready());
        send(0, MANY, 3);
        first.close();
        send(0, MANY, 4);
        awaitAllStored();
    }

    @Test
    final void staysInItsGroupWhileAWriteTakesLongerThanThePollInterval() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger writes = new AtomicInteger();
        send(0, 20, 1);
        SpyWriter slow = new SpyWriter(
                target.writer(),
                batch -> {
                    if (writes.incrementAndGet() == 1) {
                        awaitAtMost(never, Duration.ofSeconds(3));
                    }
                },
                batch -> {});
        sinks.start(slow, cluster.config(Map.of("max.poll.interval.ms", 1_000, "heartbeat.interval.ms", 300)));
        awaitAllStored();

        assertThat(slow.claims()).isEqualTo(PARTITIONS);
    }

    @Test
    final void letsNoInstanceThatWakesUpLateSpoilAnything() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        AtomicInteger writes = new AtomicInteger();
        send(0, MANY, 1);
        SinkService zombie = sinks.start(new SpyWriter(
                target.writer(),
                batch -> {
                    if (writes.incrementAndGet() == 1) {
                        asleep.countDown();
                        awaitAtMost(wake, LIMIT);
                    }
                },
                batch -> {}));
        assertThat(asleep.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        // Its partitions go while it sleeps: closing gives up waiting for the call after some seconds.
        CompletableFuture<Void> closed = CompletableFuture.runAsync(zombie::close);
        sinks.start(target.writer());
        send(0, MANY, 2);
        awaitAllStored();
        wake.countDown();
        send(0, MANY, 3);
        awaitAllStored();
        closed.join();
    }

    private void send(int from, int count, int revision) {
        List<EnrichedItem> items = new ArrayList<>();
        IntStream.range(from, from + count).forEach(number -> {
            items.add(Items.item(id(number), revision).build());
            sent.computeIfAbsent(id(number), any -> new ArrayList<>()).add(revision);
        });
        cluster.send(topic, items);
    }

    private void bury(int number) {
        cluster.sendBytes(topic, id(number).getBytes(StandardCharsets.UTF_8), null);
        sent.remove(id(number));
    }

    private static String id(int number) {
        return String.format("%032x", number);
    }

    private void awaitAllStored() {
        Map<String, List<Integer>> expected = new TreeMap<>();
        sent.forEach((id, revisions) -> expected.put(
                id,
                target.keepsOneVersion()
                        ? List.of(revisions.stream().max(Integer::compare).orElseThrow())
                        : revisions));
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            Map<String, List<Integer>> stored = new TreeMap<>();
            for (SinkTarget.Stored one : target.stored()) {
                stored.computeIfAbsent(one.id(), any -> new ArrayList<>()).add(one.revision());
            }
            assertThat(stored).isEqualTo(expected);
        });
    }

    private void awaitNoLag(SinkService service) {
        await().atMost(LIMIT).until(() -> cluster.lag(service.group(), topic) == 0);
    }

    private int count(Outcome outcome) {
        return (int) meters.get("newswire.sink.items")
                .tag("outcome", outcome.label())
                .counter()
                .count();
    }

    private int outcomes() {
        return (int) meters.get("newswire.sink.items").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void awaitAtMost(CountDownLatch latch, Duration atMost) {
        try {
            latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
