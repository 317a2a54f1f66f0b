package dev.newswire.sink.postgres;

import dev.newswire.runtime.error.NewswireException;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.sink.FencedException;
import dev.newswire.sink.Membership;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes items and offsets to PostgreSQL (14 or newer) in one transaction per batch, over one connection that is opened
 * again after every failure. A revision never overwrites a newer one, and the same revision twice changes nothing.
 */
public final class PostgresWriter implements SinkWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWriter.class);

    /** How often a transaction that lost against another one is repeated before the failure is handed on. */
    private static final int RACES = 5;

    private final PostgresConfig config;
    private final Months months;
    private final OffsetTable offsets = new OffsetTable();
    private @Nullable Connection connection;
    private boolean migrated;

    public PostgresWriter(PostgresConfig config) {
        this(config, Clock.systemUTC());
    }

    PostgresWriter(PostgresConfig config, Clock clock) {
        this.config = config;
        this.months = new Months(clock, config.retention());
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void open() {
        if (!migrated) {
            SchemaMigration.run(config);
            migrated = true;
        }
        try {
            connect();
        } catch (SQLException e) {
            disconnect();
            throw SqlFailure.ofSetUp(e, "connecting to " + config);
        }
    }

    @Override
    public Map<TopicPartition, OptionalLong> assigned(Set<TopicPartition> partitions, Membership membership)
            throws FencedException {
        offsets.forget(partitions);
        String doing = "claiming " + partitions;
        try {
            OffsetTable.Claimed claimed = inTransaction(open -> offsets.claim(open, partitions, membership));
            offsets.hold(claimed, membership.group());
            return claimed.nextOffsets();
        } catch (SQLException e) {
            throw SqlFailure.ofSetUp(e, doing);
        }
    }

    @Override
    public WriteResult write(SinkBatch batch) throws FencedException {
        String doing = "writing " + batch.records().size() + " records";
        try {
            BatchPlan plan = new BatchPlan(batch.records());
            return inTransaction(open -> {
                // First, for it takes the locks that keep every other instance out until the commit.
                offsets.advance(open, batch.nextOffsets());
                return new ItemTables(open, months.current()).write(plan);
            });
        } catch (SQLException e) {
            throw SqlFailure.of(e, doing);
        } catch (NewswireException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PoisonException("unwritable", doing + ": no row can be made of a value, " + e, e);
        }
    }

    @Override
    public void revoked(Set<TopicPartition> partitions) {
        offsets.forget(partitions);
    }

    @Override
    public void close() {
        disconnect();
    }

    private <T> T inTransaction(Work<T> work) throws SQLException, FencedException {
        for (int race = 1; ; race++) {
            try {
                Connection open = connect();
                months.look(open);
                T result = work.in(open);
                open.commit();
                return result;
            } catch (SQLException e) {
                if (rollBack() && race < RACES && SqlFailure.lostRace(e)) {
                    LOG.atDebug().addKeyValue("sqlstate", e.getSQLState()).log("Transaction lost a race, repeating it");
                    continue;
                }
                disconnect();
                throw e;
            } catch (FencedException | RuntimeException e) {
                rollBack();
                throw e;
            }
        }
    }

    private Connection connect() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = Connections.open(config);
            connection = open;
            open.setAutoCommit(false);
        }
        return open;
    }

    /** Whether the connection is still good for another transaction; else it is closed. */
    private boolean rollBack() {
        Connection open = connection;
        if (open == null) {
            return false;
        }
        try {
            open.rollback();
            return true;
        } catch (SQLException e) {
            LOG.atDebug().addKeyValue("sqlstate", e.getSQLState()).log("Connection lost");
            disconnect();
            return false;
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.atDebug().addKeyValue("sqlstate", e.getSQLState()).log("Connection did not close");
            }
        }
    }

    /** What is done inside a transaction. */
    private interface Work<T> {
        T in(Connection connection) throws SQLException, FencedException;
    }
}
