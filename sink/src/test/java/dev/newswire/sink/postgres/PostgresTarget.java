package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import dev.newswire.sink.contract.EnduranceTarget;
import dev.newswire.sink.contract.Items;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database of its own on a server.
 *
 * @param constrained whether poison is what a constraint refuses that the operator takes away; else what the schema does
 */
record PostgresTarget(Database database, PostgresConfig config, boolean constrained) implements EnduranceTarget {

    static PostgresTarget empty(Database database) throws SQLException {
        return new PostgresTarget(database, database.fresh(), false);
    }

    static PostgresTarget constrained(Database database) throws SQLException {
        PostgresConfig config = database.fresh();
        try (PostgresWriter schema = new PostgresWriter(config)) {
            schema.open();
        }
        database.execute("ALTER TABLE newswire.item ADD CONSTRAINT good CHECK (title <> 'poison')");
        return new PostgresTarget(database, config, true);
    }

    @Override
    public String kind() {
        return "postgres";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "sink.postgres.url", config.url(),
                "sink.postgres.user", String.valueOf(config.user()),
                "sink.postgres.password", String.valueOf(config.password()));
    }

    @Override
    public SinkWriter writer() {
        return new PostgresWriter(config);
    }

    @Override
    public List<Stored> stored() throws SQLException {
        return read("SELECT id, revision FROM newswire.item");
    }

    private List<Stored> read(String sql) throws SQLException {
        return database.rows(sql).stream()
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
        return Optional.of((constrained ? Items.item(id, 1).setTitle("poison") : Items.item(id, 0)).build());
    }

    @Override
    public void mend() throws SQLException {
        database.execute("ALTER TABLE newswire.item DROP CONSTRAINT good");
    }

    /** The history has every revision once, each from a record of its own. */
    @Override
    public void check(Map<String, List<Integer>> sent) throws SQLException {
        List<Stored> expected = sent.entrySet().stream()
                .flatMap(item -> item.getValue().stream().map(revision -> new Stored(item.getKey(), revision)))
                .toList();
        assertThat(read("SELECT item_id, revision FROM newswire.item_revision"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(database.number(
                        "SELECT count(DISTINCT (topic, partition, record_offset)) FROM newswire.item_revision"))
                .isEqualTo(expected.size());
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
}
