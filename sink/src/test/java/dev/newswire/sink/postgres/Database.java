package dev.newswire.sink.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL server for a test class, with an empty database for each test; it can be stopped and started. */
public final class Database implements AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres server;
    private int databases;
    private String name = "postgres";

    public Database() throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres");
        server = run(0);
    }

    private EmbeddedPostgres run(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Makes a database that nothing was ever written to. */
    public PostgresConfig fresh() throws SQLException {
        name = "postgres";
        String next = "test" + databases++;
        execute("CREATE DATABASE " + next);
        name = next;
        return PostgresConfig.of(url(), "postgres", null);
    }

    public void stop() throws IOException {
        server.close();
    }

    /** Starts it again on the same port with the same data. */
    public void startAgain() throws IOException {
        server = run(server.getPort());
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each as its columns joined by a bar. */
    public List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
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
        return server.getJdbcUrl("postgres", name);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
