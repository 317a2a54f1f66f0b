package dev.newswire.sink.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.monitor.deadletter.LetterReplay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Everything at once: writers in processes of their own are killed with {@code kill -9} in the middle of their batches,
 * the target is stopped for a while, partitions move to a second writer and back, one record in a hundred is poison. Then
 * every good revision must be there once, or the newest of each item where the target keeps one, in order; every poison
 * record in the dead letters once; and a replay of the dead letters, once their causes are mended, must leave nothing
 * missing.
 *
 * <p>By default small and quick, with impatient groups. {@code -Dsink.endurance=full} makes it 20,000 items, five kills
 * and a minute without the target, with the settings that the service has by default.
 */
@ExtendWith(EmbeddedStack.class)
@ResourceLock("replaying dead letters")
public abstract class SinkEndurance {

    private static final boolean FULL = "full".equals(System.getProperty("sink.endurance"));
    private static final int ITEMS = FULL ? 20_000 : 3_000;
    private static final int PARTITIONS = 4;
    private static final int KILLS = FULL ? 5 : 2;
    private static final Duration OUTAGE = FULL ? Duration.ofSeconds(60) : Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(FULL ? 10 : 2);
    private static final List<String> IMPATIENT = List.of(
            "kafka.session.timeout.ms=2500",
            "kafka.heartbeat.interval.ms=500",
            "kafka.transaction.timeout.ms=2500",
            "sink.batch.records=100",
            "sink.retry.to=500ms");

    /** Parts in which the items are sent: one for each step, and some for steps that have to be done again. */
    private static final int SHARES = 2 * KILLS + 4 + 8;

    private final String topic = "endurance-" + UUID.randomUUID();
    private final Deque<WriterProcess> writers = new ArrayDeque<>();
    private final Path log = Path.of("target", topic + ".log");
    private final EmbeddedBroker broker;
    private final Cluster cluster;
    private final ForgetfulRegistry registry;
    private EnduranceTarget target;
    private EnduranceItems items;
    private int share;
    private int killed;
    private int claims;

    protected SinkEndurance(EmbeddedBroker broker, EmbeddedRegistry registry) throws Exception {
        this.broker = broker;
        this.cluster = new Cluster(broker, registry);
        this.registry = new ForgetfulRegistry(registry.address());
    }

    /** A target that holds nothing. */
    protected abstract EnduranceTarget target() throws Exception;

    /** Whether the figures are the large ones. */
    protected static boolean isFull() {
        return FULL;
    }

    @BeforeEach
    final void makeTopicAndTarget() throws Exception {
        cluster.create(topic, PARTITIONS);
        target = target();
        items = new EnduranceItems(cluster, topic, target, ITEMS);
        share = items.left() / SHARES;
    }

    @AfterEach
    final void endAll() throws Exception {
        for (WriterProcess one : writers) {
            one.end();
        }
        target.close();
        registry.close();
        cluster.close();
    }

    @Test
    final void losesAndRepeatsNothingWhateverIsKilledAndStopped() throws Exception {
        long began = System.nanoTime();
        startWriter();
        killInBatches(KILLS / 2);
        // A second member takes partitions over while the first one lives.
        startWriter();
        long away = stopTheTarget();
        killInBatches(KILLS - KILLS / 2);
        letTheOldestLeave();
        items.send(items.left());
        awaitNoLag();

        Tally stored = tally(items.good());
        List<String> letters = letters();
        target.mend();
        registry.mend();
        LetterReplay.Report report = replay();
        awaitNoLag();
        Tally afterwards = tally(items.all());
        LetterReplay.Report again = replay();
        claims += writers.stream().mapToInt(WriterProcess::claims).sum();
        System.out.printf(
                Locale.ROOT,
                "%s: %d revisions of %d items and %d poison; %d writers killed in a batch, %d s without target, %d"
                        + " partitions taken over; %s%s; %d dead letters of %d records; %d replayed: %s; in %.0f s%n",
                getClass().getSimpleName(),
                items.good().values().stream().mapToInt(List::size).sum(),
                items.good().size(),
                items.poison(),
                killed,
                away,
                claims - PARTITIONS,
                stored,
                target.remark(),
                letters.size(),
                letters.stream().distinct().count(),
                report.replayed(),
                afterwards,
                (System.nanoTime() - began) / 1e9);

        assertThat(stored.isExact()).isTrue();
        assertThat(letters).doesNotHaveDuplicates().hasSize(items.poison());
        assertThat(report.replayed()).isEqualTo(items.poison());
        assertThat(afterwards.isExact()).isTrue();
        assertThat(again.replayed()).isZero();
        assertThat(letters()).isEqualTo(letters);
        target.check(items.all());
    }

    /** Returns once it writes. */
    private void startWriter() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                target.kind(),
                topic,
                "kafka.bootstrap.servers=" + broker.address(),
                "registry.url=" + registry.address()));
        target.settings().forEach((key, value) -> arguments.add(key + "=" + value));
        if (!FULL) {
            arguments.addAll(IMPATIENT);
        }
        WriterProcess started = new WriterProcess(arguments, log);
        writers.push(started);
        awaitAllAlive(() -> started.claims() > 0);
        // Only now: what was there before may be written by the others.
        items.send(share);
        awaitAllAlive(() -> started.written() > 0);
    }

    private void awaitAllAlive(Callable<Boolean> until) {
        await().atMost(LIMIT).until(() -> {
            assertThat(writers).as("log: %s", log).allMatch(WriterProcess::isAlive);
            return until.call();
        });
    }

    /** Each time the one that is longest there, and each is replaced; one that ended its batch first counts for nothing. */
    private void killInBatches(int times) throws Exception {
        int due = killed + times;
        boolean missed = false;
        while (killed < due) {
            WriterProcess oldest = writers.getLast();
            oldest.killInABatch(missed ? 0 : (killed % 3 + 1) / 4.0);
            items.send(share);
            missed = !oldest.diedInABatch();
            killed += missed ? 0 : 1;
            claims += oldest.claims();
            writers.removeLast();
            startWriter();
        }
    }

    /** Returns for how many seconds. */
    private long stopTheTarget() throws Exception {
        target.stop();
        long stopped = System.nanoTime();
        items.send(share);
        await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
        assertThat(writers).allMatch(WriterProcess::isAlive);
        target.start();
        return Duration.ofNanos(System.nanoTime() - stopped).toSeconds();
    }

    /** Of its own will: its partitions go to the others at once. */
    private void letTheOldestLeave() throws Exception {
        items.send(share);
        WriterProcess oldest = writers.getLast();
        oldest.leave();
        claims += oldest.claims();
        writers.removeLast();
    }

    private void awaitNoLag() {
        String group = "newswire-sink-" + target.writer().name() + "-" + topic;
        awaitAllAlive(() -> cluster.lag(group, topic) == 0);
    }

    private Tally tally(Map<String, List<Integer>> sent) throws Exception {
        return Tally.of(sent, target.stored(), target.keepsOneVersion());
    }

    private List<String> letters() {
        return cluster.deadLetters(topic).stream()
                .map(letter -> Cluster.letter(letter).origin())
                .toList();
    }

    /** As {@code newswire deadletters replay} does. */
    private LetterReplay.Report replay() {
        return new LetterReplay(cluster.config())
                .run(letter -> letter.facts().origin().startsWith(topic + "-"), false);
    }
}
