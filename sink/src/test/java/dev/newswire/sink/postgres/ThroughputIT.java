package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.contract.Items;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Measures; all ways run in turn on the same server with fsync on, and the figures are printed. */
@ExtendWith(EmbeddedStack.class)
@Isolated("it measures")
final class ThroughputIT {

    private static final int BATCH = 500;
    private static final int ROUNDS = 3;
    private static final int SINGLY = 100;

    @Test
    void writesBatchesFasterThanRows(EmbeddedDatabase server) throws Exception {
        Database database = new Database(server);
        PostgresConfig config = database.fresh();
        double one = 0;
        double two = 0;
        double single = 0;
        try (PostgresWriter first = writer(config, 0);
                PostgresWriter second = writer(config, 1);
                Connection connection = Connections.open(config)) {
            RowByRowWriter rowByRow = new RowByRowWriter(connection);
            // All warm up before the clock runs.
            first.write(SinkBatch.of(records(0, 0, BATCH)));
            second.write(SinkBatch.of(records(1, BATCH, BATCH)));
            for (SinkRecord record : records(0, 2 * BATCH, 50)) {
                rowByRow.write(record);
            }
            for (int round = 1; round <= ROUNDS; round++) {
                int from = round * 10_000;
                List<SinkRecord> batch = records(0, from, BATCH);
                one += seconds(() -> first.write(SinkBatch.of(batch)));
                List<SinkRecord> left = records(0, from + BATCH, BATCH);
                List<SinkRecord> right = records(1, from + 2 * BATCH, BATCH);
                two += seconds(() -> first.write(SinkBatch.of(left)), () -> second.write(SinkBatch.of(right)));
                List<SinkRecord> singles = records(0, from + 3 * BATCH, SINGLY);
                single += seconds(() -> {
                    for (SinkRecord record : singles) {
                        rowByRow.write(record);
                    }
                    return singles;
                });
            }
        }
        long items = database.number("SELECT count(*) FROM newswire.item");
        assertThat(items).isEqualTo(2 * BATCH + 50 + ROUNDS * (3 * BATCH + SINGLY));
        double batched = ROUNDS * BATCH / one;
        double plain = ROUNDS * SINGLY / single;
        System.out.printf(
                "PostgreSQL, %.0f rows an item: %.0f items/s in batches of %d, %.0f items/s by two writers,"
                        + " %.0f items/s row by row, ratio %.1f%n",
                (double) rows(database) / items, batched, BATCH, 2 * ROUNDS * BATCH / two, plain, batched / plain);
        assertThat(batched).isGreaterThan(5 * plain);
    }

    private static PostgresWriter writer(PostgresConfig config, int partition) throws Exception {
        PostgresWriter writer = new PostgresWriter(config);
        writer.open();
        writer.assigned(
                Set.of(new TopicPartition("news.enriched", partition)), StubMembership.of("writer " + partition, 1));
        return writer;
    }

    @SafeVarargs
    private static double seconds(Callable<Object>... works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.length);
        long began = System.nanoTime();
        List<Future<Object>> running = new ArrayList<>();
        for (Callable<Object> work : works) {
            running.add(threads.submit(work));
        }
        for (Future<Object> one : running) {
            one.get();
        }
        threads.shutdown();
        return (System.nanoTime() - began) / 1e9;
    }

    private static long rows(Database database) throws Exception {
        long rows = 2 * database.number("SELECT count(*) FROM newswire.item");
        for (String table : List.of(
                "item_revision",
                "item_entity",
                "mention",
                "item_category",
                "quotation",
                "key_phrase",
                "medium",
                "story")) {
            rows += database.number("SELECT count(*) FROM newswire." + table);
        }
        return rows;
    }

    private static List<SinkRecord> records(int partition, int from, int count) {
        TopicPartition of = new TopicPartition("news.enriched", partition);
        return IntStream.range(from, from + count)
                .mapToObj(number -> Items.record(of, number, Items.rich(number)))
                .toList();
    }
}
