package dev.newswire.sink.postgres;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections with every wait bounded. */
final class Connections {

    /** Longest wait for a lock: an instance that holds one longer is stuck, and the batch is better tried again. */
    private static final int LOCK_TIMEOUT_MS = 15_000;

    private Connections() {}

    static Connection open(PostgresConfig config) throws SQLException {
        Driver driver = new org.postgresql.Driver();
        Connection connection = driver.connect(config.url(), properties(config));
        if (connection == null) {
            throw new SQLException("the driver does not know the address " + config, "08001");
        }
        try (Statement statement = connection.createStatement()) {
            long statementMs = config.statementTimeout().toMillis();
            statement.execute("SET statement_timeout = " + statementMs);
            statement.execute("SET lock_timeout = " + Math.min(LOCK_TIMEOUT_MS, statementMs));
            // An instance that stops in the middle of a transaction must not keep its locks.
            statement.execute("SET idle_in_transaction_session_timeout = " + statementMs);
            statement.execute("SET client_min_messages = warning");
            statement.execute("SET timezone = 'UTC'");
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static Properties properties(PostgresConfig config) {
        Properties properties = new Properties();
        if (config.user() != null) {
            properties.setProperty("user", config.user());
        }
        if (config.password() != null) {
            properties.setProperty("password", config.password());
        }
        long connectSeconds = Math.max(1, config.connectTimeout().toSeconds());
        properties.setProperty("connectTimeout", Long.toString(connectSeconds));
        properties.setProperty("loginTimeout", Long.toString(connectSeconds));
        // The server gives up first; this one is for a server that no longer answers at all.
        properties.setProperty(
                "socketTimeout", Long.toString(config.statementTimeout().toSeconds() + 10));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "newswire-sink");
        properties.setProperty("assumeMinServerVersion", "14");
        return properties;
    }
}
