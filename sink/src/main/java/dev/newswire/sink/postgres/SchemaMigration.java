package dev.newswire.sink.postgres;

import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.NewswireException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** Brings the schema {@code newswire} up to date; any number of instances may do so at once. */
final class SchemaMigration {

    static final String SCHEMA = "newswire";

    private SchemaMigration() {}

    static void run(PostgresConfig config) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.url());
        if (config.user() != null) {
            source.setUser(config.user());
        }
        if (config.password() != null) {
            source.setPassword(config.password());
        }
        int connectSeconds = (int) Math.max(1, config.connectTimeout().toSeconds());
        source.setConnectTimeout(connectSeconds);
        source.setLoginTimeout(connectSeconds);
        try {
            Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .table("schema_history")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failure(e, "bringing the schema " + SCHEMA + " of " + config + " up to date");
        }
    }

    private static NewswireException failure(FlywayException e, String doing) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return SqlFailure.ofSetUp(sql, doing);
            }
        }
        return new FatalException(doing + ": " + e.getMessage(), e);
    }
}
