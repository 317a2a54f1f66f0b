package dev.newswire.sink.postgres;

import dev.newswire.embedded.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The real PostgreSQL server that tests share, with an empty database for each test; it can be stopped and started. */
public final class Database {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedDatabase server;
    private String name = "newswire";

    public Database(EmbeddedDatabase server) {
        this.server = server;
    }

    /** Makes a database that nothing was ever written to. */
    public PostgresConfig fresh() throws SQLException {
        return fresh("");
    }

    /** The one made before goes: a server that is stopped or started has all its files to look after. */
    PostgresConfig fresh(String options) throws SQLException {
        String former = name;
        name = "newswire";
        if (!former.equals(name)) {
            execute("DROP DATABASE " + former + " WITH (FORCE)");
        }
        String next = "test" + DATABASES.getAndIncrement();
        execute("CREATE DATABASE " + next + " " + options);
        name = next;
        return config(url());
    }

    PostgresConfig config(String url) {
        return PostgresConfig.of(url, server.user(), server.password());
    }

    public void stop() {
        server.close();
    }

    /** Starts it again on the same port with the same data. */
    public void startAgain() {
        server.start();
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each as its columns joined by a bar. */
    public List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    row.add(String.valueOf(result.getString(c)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    /** The only value of a query. */
    public long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0));
    }

    String url() {
        return server.address().replaceFirst("[^/]*$", name);
    }
}
