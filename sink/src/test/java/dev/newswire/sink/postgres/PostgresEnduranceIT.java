package dev.newswire.sink.postgres;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.sink.contract.EnduranceTarget;
import dev.newswire.sink.contract.SinkEndurance;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Database.SERVER)
final class PostgresEnduranceIT extends SinkEndurance {

    private final Database database;

    PostgresEnduranceIT(EmbeddedBroker broker, EmbeddedRegistry registry, EmbeddedDatabase server) throws Exception {
        super(broker, registry);
        database = new Database(server);
    }

    @Override
    protected EnduranceTarget target() throws Exception {
        return PostgresTarget.constrained(database);
    }
}
