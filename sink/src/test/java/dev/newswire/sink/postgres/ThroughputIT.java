package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.contract.Items;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures; both ways run in turn on the same server with fsync on, and the figures are printed. */
@ExtendWith(EmbeddedStack.class)
final class ThroughputIT {

    private static final TopicPartition P0 = new TopicPartition("news.enriched", 0);
    private static final int BATCH = 500;
    private static final int ROUNDS = 3;
    private static final int SINGLY = 100;

    @Test
    void writesBatchesFasterThanRows(EmbeddedDatabase server) throws Exception {
        long batchedNanos = 0;
        long singleNanos = 0;
        Database database = new Database(server);
        PostgresConfig config = database.fresh();
        try (PostgresWriter writer = new PostgresWriter(config);
                Connection connection = Connections.open(config)) {
            writer.open();
            writer.assigned(Set.of(P0), StubMembership.of("one", 1));
            RowByRowWriter rowByRow = new RowByRowWriter(connection);
            // Both warm up before the clock runs.
            writer.write(SinkBatch.of(records(0, BATCH)));
            for (SinkRecord one : records(BATCH, 50)) {
                rowByRow.write(one);
            }
            for (int round = 1; round <= ROUNDS; round++) {
                int first = round * 10_000;
                List<SinkRecord> batch = records(first, BATCH);
                long began = System.nanoTime();
                writer.write(SinkBatch.of(batch));
                batchedNanos += System.nanoTime() - began;
                List<SinkRecord> singles = records(first + BATCH, SINGLY);
                began = System.nanoTime();
                for (SinkRecord one : singles) {
                    rowByRow.write(one);
                }
                singleNanos += System.nanoTime() - began;
            }
        }
        assertThat(database.number("SELECT count(*) FROM newswire.item"))
                .isEqualTo(BATCH + 50 + ROUNDS * (BATCH + SINGLY));
        double rows = (double) database.number("SELECT (SELECT count(*) FROM newswire.item) * 3"
                        + " + (SELECT count(*) FROM newswire.item_entity) + (SELECT count(*) FROM newswire.mention)"
                        + " + (SELECT count(*) FROM newswire.item_category) + (SELECT count(*) FROM newswire.medium)"
                        + " + (SELECT count(*) FROM newswire.quotation) + (SELECT count(*) FROM newswire.key_phrase)")
                / database.number("SELECT count(*) FROM newswire.item");
        double batched = ROUNDS * BATCH * 1e9 / batchedNanos;
        double single = ROUNDS * SINGLY * 1e9 / singleNanos;
        System.out.printf(
                "PostgreSQL, %.0f rows an item: %.0f items/s in batches of %d, %.0f items/s row by row, ratio %.1f%n",
                rows, batched, BATCH, single, batched / single);
        assertThat(batched).isGreaterThan(3 * single);
    }

    private static List<SinkRecord> records(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> Items.record(P0, number, Items.rich(number)))
                .toList();
    }
}
