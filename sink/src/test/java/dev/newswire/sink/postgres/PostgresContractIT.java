package dev.newswire.sink.postgres;

import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Database.SERVER)
final class PostgresContractIT extends SinkWriterContract {

    private final Database database;

    PostgresContractIT(EmbeddedDatabase server) {
        database = new Database(server);
    }

    @Override
    protected SinkTarget target() throws Exception {
        return PostgresTarget.empty(database);
    }
}
