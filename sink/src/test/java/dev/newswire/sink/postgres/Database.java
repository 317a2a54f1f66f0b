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

    /** Lock of the tests that use the server they share: some stop it, and none can make a database beside another. */
    public static final String SERVER = "the embedded database";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Server server;
    private final String first;
    private String name;

    public Database(EmbeddedDatabase server) {
        this(new Embedded(server));
    }

    Database(Server server) {
        this.server = server;
        this.first = server.address().replaceFirst(".*/", "");
        this.name = first;
    }

    /** Makes a database that nothing was ever written to. */
    public PostgresConfig fresh() throws SQLException {
        return fresh("");
    }

    /** The one made before goes: a server that is stopped or started has all its files to look after. */
    PostgresConfig fresh(String options) throws SQLException {
        String former = name;
        name = first;
        if (!former.equals(name)) {
            drop(former);
        }
        String next = "test" + DATABASES.getAndIncrement();
        execute("CREATE DATABASE " + next + " " + options);
        name = next;
        return config(url());
    }

    private void drop(String former) throws SQLException {
        try {
            execute("DROP DATABASE " + former + " WITH (FORCE)");
        } catch (SQLException e) {
            // The server vacuums it, which we may not end: then it stays.
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    PostgresConfig config(String url) {
        return PostgresConfig.of(url, server.user(), server.password());
    }

    public void stop() {
        server.stop();
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

    String version() throws SQLException {
        return rows("SHOW server_version").get(0);
    }

    /** A server of PostgreSQL that a test may stop. */
    interface Server {

        /** JDBC URL of the database that is there from the beginning. */
        String address();

        String user();

        String password();

        void start();

        void stop();
    }

    private record Embedded(EmbeddedDatabase database) implements Server {

        @Override
        public String address() {
            return database.address();
        }

        @Override
        public String user() {
            return database.user();
        }

        @Override
        public String password() {
            return database.password();
        }

        @Override
        public void start() {
            database.start();
        }

        @Override
        public void stop() {
            database.close();
        }
    }
}
