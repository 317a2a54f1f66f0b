package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.contract.Cluster;
import dev.newswire.sink.contract.Items;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Writers killed in the middle of their batches, a database that is stopped, partitions that move, poison in between.
 * {@code -Dnewswire.kill.items=20000 -Dnewswire.kill.outage=60} makes it the long one; by default it is short.
 */
@ExtendWith(EmbeddedStack.class)
final class PostgresKillIT {

    private static final int ITEMS = Integer.getInteger("newswire.kill.items", 3_000);
    private static final int OUTAGE_SECONDS = Integer.getInteger("newswire.kill.outage", 5);
    private static final int KILLS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Deque<Process> running = new ArrayDeque<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process one : running) {
            one.destroyForcibly().waitFor();
        }
    }

    @Test
    void writesEveryGoodItemOnceAndBuriesEveryBadOneOnce(
            EmbeddedBroker broker, EmbeddedRegistry registry, EmbeddedDatabase server) throws Exception {
        Database database = new Database(server);
        PostgresConfig config = database.fresh();
        try (Cluster cluster = new Cluster(broker, registry);
                PostgresWriter schema = new PostgresWriter(config)) {
            schema.open();
            // A cause that can be mended: every hundredth item has this title.
            database.execute("ALTER TABLE newswire.item ADD CONSTRAINT good CHECK (title <> 'poison')");
            String topic = "kill-" + UUID.randomUUID();
            cluster.create(topic, 4);
            List<String> arguments = List.of(
                    broker.address(),
                    registry.address(),
                    config.url(),
                    String.valueOf(config.user()),
                    String.valueOf(config.password()),
                    topic);
            int bad = send(cluster, topic);
            long began = System.nanoTime();
            for (int kill = 1; kill <= KILLS; kill++) {
                running.push(SinkProcess.start(arguments));
                long due = (long) ITEMS * kill / (KILLS + 2);
                await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(() -> stored(database) >= due);
                if (kill == 3) {
                    // A second member: partitions move to it, and back when the first is killed.
                    running.push(SinkProcess.start(arguments));
                    server.close();
                    await().pollDelay(Duration.ofSeconds(OUTAGE_SECONDS))
                            .atMost(Duration.ofSeconds(OUTAGE_SECONDS + 10L))
                            .until(() -> true);
                    server.start();
                    running.removeLast().destroyForcibly().waitFor();
                } else {
                    running.pop().destroyForcibly().waitFor();
                }
            }
            running.push(SinkProcess.start(arguments));
            await().atMost(LIMIT).until(() -> stored(database) == ITEMS - bad);
            await().atMost(LIMIT).until(() -> cluster.lag("newswire-sink-postgres-" + topic, topic) == 0);
            List<String> letters = cluster.deadLetters(topic).stream()
                    .map(letter -> Cluster.letter(letter).origin())
                    .toList();
            System.out.printf(
                    "PostgreSQL, %d items, %d bad: %d killed writers, %d s outage: %d stored, %d revisions, %d dead"
                            + " letters of %d records, in %.0f s%n",
                    ITEMS,
                    bad,
                    KILLS,
                    OUTAGE_SECONDS,
                    stored(database),
                    database.number("SELECT count(*) FROM newswire.item_revision"),
                    letters.size(),
                    letters.stream().distinct().count(),
                    (System.nanoTime() - began) / 1e9);

            assertThat(letters).doesNotHaveDuplicates().hasSize(bad);
            assertThat(database.number("SELECT count(*) FROM newswire.item_revision"))
                    .isEqualTo(ITEMS - bad);
            assertThat(database.number("SELECT count(*) FROM (SELECT FROM newswire.item_revision"
                            + " GROUP BY topic, partition, record_offset HAVING count(*) > 1) twice"))
                    .isZero();
            database.execute("ALTER TABLE newswire.item DROP CONSTRAINT good");
            cluster.sendBack(topic);
            await().atMost(LIMIT).until(() -> stored(database) == ITEMS);
        }
    }

    /** Returns how many of the items are bad. */
    private static int send(Cluster cluster, String topic) {
        int bad = 0;
        List<EnrichedItem> items = new ArrayList<>();
        for (int number = 0; number < ITEMS; number++) {
            EnrichedItem item = Items.rich(number);
            if (number % 100 == 50) {
                item = EnrichedItem.newBuilder(item).setTitle("poison").build();
                bad++;
            }
            items.add(item);
            if (items.size() == 500 || number == ITEMS - 1) {
                cluster.send(topic, items);
                items.clear();
            }
        }
        return bad;
    }

    private static long stored(Database database) {
        try {
            return database.number("SELECT count(*) FROM newswire.item_key");
        } catch (java.sql.SQLException away) {
            return -1;
        }
    }
}
