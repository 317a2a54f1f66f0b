package dev.newswire.sink.postgres;

import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.Items;
import dev.newswire.sink.contract.SinkTarget;
import dev.newswire.sink.contract.SinkWriterContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;

final class PostgresContractIT extends SinkWriterContract {

    private Database database;

    @BeforeAll
    void takeServer(EmbeddedDatabase server) {
        database = new Database(server);
    }

    @Override
    protected SinkTarget target() throws Exception {
        PostgresConfig config = database.fresh();
        return new SinkTarget() {
            @Override
            public SinkWriter writer() {
                return new PostgresWriter(config);
            }

            @Override
            public List<Stored> stored() throws Exception {
                return database.rows("SELECT id, revision FROM newswire.item").stream()
                        .map(row -> row.split("\\|"))
                        .map(row -> new Stored(row[0], Integer.parseInt(row[1])))
                        .toList();
            }

            @Override
            public boolean keepsOneVersion() {
                return true;
            }

            @Override
            public Optional<EnrichedItem> poison(String id) {
                // A table's CHECK refuses a revision below 1.
                return Optional.of(Items.item(id, 0).build());
            }

            @Override
            public void stop() {
                database.stop();
            }

            @Override
            public void start() {
                database.startAgain();
            }

            @Override
            public void close() {}
        };
    }
}
