package dev.newswire.sink.postgres;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.sink.Holdings;
import dev.newswire.sink.SinkKind;
import dev.newswire.sink.SinkWriter;
import java.util.List;

/** Items in a database of PostgreSQL. */
public final class PostgresSink implements SinkKind {

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public ConfigKeys keys() {
        return PostgresConfig.KEYS;
    }

    @Override
    public List<SinkWriter> writers(Config config) {
        return List.of(new PostgresWriter(PostgresConfig.from(config)));
    }

    @Override
    public List<Holdings> holdings(Config config) {
        return List.of(new StoredItems(PostgresConfig.from(config)));
    }
}
