package dev.newswire.sink.file;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RecordTrust;
import dev.newswire.sink.contract.SinkTarget.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;

/** Reads what stands in a folder: DuckDB what it can, Avro's own library the rest. */
final class Readers {

    private Readers() {}

    /** Every record, in the order of partitions and offsets. */
    static List<Stored> stored(Path folder) throws Exception {
        List<Stored> stored = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Path file : files(folder)) {
                stored.addAll(file.toString().endsWith(".avro") ? avro(file) : duck(duck, file));
            }
        }
        return stored;
    }

    /** What readers see, by partition and offset. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> folder.relativize(file).startsWith("date=" + dateOf(folder, file)))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static String dateOf(Path folder, Path file) {
        String first = folder.relativize(file).getName(0).toString();
        return first.startsWith("date=") ? first.substring("date=".length()) : "";
    }

    private static List<Stored> avro(Path file) throws IOException {
        RecordTrust.establish();
        List<Stored> stored = new ArrayList<>();
        try (DataFileReader<EnrichedItem> reader =
                new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(EnrichedItem.class))) {
            reader.forEach(item -> stored.add(new Stored(item.getId(), item.getRevision())));
        }
        return stored;
    }

    private static List<Stored> duck(Connection duck, Path file) throws SQLException {
        return rows(duck, "SELECT id, revision FROM '" + file + "'").stream()
                .map(row -> new Stored(row.get(0), Integer.parseInt(row.get(1))))
                .toList();
    }

    static List<List<String>> rows(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            return rows(duck, sql);
        }
    }

    private static List<List<String>> rows(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
