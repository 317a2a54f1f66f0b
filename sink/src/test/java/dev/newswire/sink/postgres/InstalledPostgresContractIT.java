package dev.newswire.sink.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract once more on an older server than the embedded one: that of the distribution, or the one whose programs
 * {@code -Dnewswire.postgres.bin} names.
 */
final class InstalledPostgresContractIT extends SinkWriterContract {

    private InstalledPostgres server;
    private Database database;

    @BeforeAll
    void startServer() throws Exception {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeTrue(programs.isPresent(), "no PostgreSQL is installed in /usr/lib/postgresql");
        server = new InstalledPostgres(programs.orElseThrow());
        database = new Database(server);
        System.out.println("The contract runs on PostgreSQL " + database.version());
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    protected SinkTarget target() throws SQLException {
        return PostgresTarget.empty(database);
    }
}
