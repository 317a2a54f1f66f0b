package dev.newswire.sink.postgres;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A table and its columns: any number of rows goes in by one statement.
 *
 * @param <R> what a row is made from
 */
record Table<R>(String name, List<Column<R>> columns) {

    Table {
        columns = List.copyOf(columns);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // Copied at once.
    static <R> Table<R> of(String name, Column<R>... columns) {
        return new Table<>(name, List.of(columns));
    }

    /** The part of the table that holds items first stored in a month, which every row of it repeats. */
    Table<R> in(YearMonth month) {
        List<Column<R>> all = new ArrayList<>(columns);
        String first = month.atDay(1).toString();
        all.add(new Column<>("month", "date", row -> first));
        return new Table<>(partitioned() ? name + suffix(month) : name, all);
    }

    private boolean partitioned() {
        return !name.endsWith("_key");
    }

    static String suffix(YearMonth month) {
        return String.format("_%04d_%02d", month.getYear(), month.getMonthValue());
    }

    String columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** Appends rows that cannot be there yet, by COPY. */
    void copy(Connection connection, Collection<R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyText text = new CopyText();
        for (R row : rows) {
            for (Column<R> column : columns) {
                text.field(column.value().apply(row));
            }
            text.endRow();
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + name + " (" + columnNames() + ") FROM STDIN", text.input());
        } catch (IOException e) {
            throw new SQLException("COPY to " + name + " was cut off", "08006", e);
        }
    }

    /** Inserts rows by one INSERT over arrays, with what to do about rows that are there. */
    void insert(Connection connection, Collection<R> rows, String onConflict) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(insertSql() + " " + onConflict)) {
            bind(connection, statement, rows);
            statement.executeUpdate();
        }
    }

    /** Inserts rows and reads what the statement's RETURNING clause gives. */
    <T> List<T> insertReturning(Connection connection, Collection<R> rows, String onConflict, RowReader<T> reader)
            throws SQLException {
        List<T> returned = new ArrayList<>();
        if (rows.isEmpty()) {
            return returned;
        }
        try (PreparedStatement statement = connection.prepareStatement(insertSql() + " " + onConflict)) {
            bind(connection, statement, rows);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    returned.add(reader.read(result));
                }
            }
        }
        return returned;
    }

    private String insertSql() {
        return "INSERT INTO " + name + " (" + columnNames() + ") SELECT "
                + columns.stream()
                        .map(column -> "v." + column.name() + "::" + column.type())
                        .collect(Collectors.joining(", "))
                + " FROM unnest("
                + columns.stream().map(column -> "?::text[]").collect(Collectors.joining(", "))
                + ") AS v(" + columnNames() + ")";
    }

    private void bind(Connection connection, PreparedStatement statement, Collection<R> rows) throws SQLException {
        int parameter = 1;
        for (Column<R> column : columns) {
            @Nullable String[] values = new String[rows.size()];
            int i = 0;
            for (R row : rows) {
                values[i++] = column.value().apply(row);
            }
            Array array = connection.createArrayOf("text", values);
            statement.setArray(parameter++, array);
        }
    }

    /** Reads one row of a result. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
