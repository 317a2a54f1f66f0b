package dev.newswire.sink.postgres;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table and how a row fills it, in PostgreSQL's text form: the one form that COPY and array parameters
 * share.
 *
 * @param <R> what a row is made from
 */
record Column<R>(String name, String type, Function<R, @Nullable String> value) {

    static <R> Column<R> text(String name, Function<R, @Nullable String> value) {
        return new Column<>(name, "text", row -> {
            String text = value.apply(row);
            return text == null ? null : SafeText.text(text);
        });
    }

    static <R> Column<R> key(String name, Function<R, @Nullable String> value) {
        return new Column<>(name, "text", row -> {
            String text = value.apply(row);
            return text == null ? null : SafeText.key(text);
        });
    }

    static <R> Column<R> texts(String name, Function<R, List<String>> value) {
        return new Column<>(name, "text[]", row -> ArrayLiteral.of(value.apply(row)));
    }

    static <R> Column<R> integer(String name, ToIntFunction<R> value) {
        return new Column<>(name, "integer", row -> Integer.toString(value.applyAsInt(row)));
    }

    static <R> Column<R> bigint(String name, ToLongFunction<R> value) {
        return new Column<>(name, "bigint", row -> Long.toString(value.applyAsLong(row)));
    }

    static <R> Column<R> number(String name, ToDoubleFunction<R> value) {
        return new Column<>(
                name, "double precision", row -> Double.toString(SafeText.number(value.applyAsDouble(row))));
    }

    static <R> Column<R> time(String name, Function<R, Instant> value) {
        return new Column<>(
                name, "timestamptz", row -> SafeText.time(value.apply(row)).toString());
    }

    static <R> Column<R> uuid(String name, Function<R, java.util.UUID> value) {
        return new Column<>(name, "uuid", row -> value.apply(row).toString());
    }
}
