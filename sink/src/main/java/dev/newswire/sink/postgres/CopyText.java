package dev.newswire.sink.postgres;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's COPY: fields end in tabs, rows in line feeds, NULL is {@code \N}. */
final class CopyText {

    private final StringBuilder rows = new StringBuilder();
    private boolean first = true;

    void field(@Nullable String value) {
        if (!first) {
            rows.append('\t');
        }
        first = false;
        if (value == null) {
            rows.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            switch (unit) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(unit);
            }
        }
    }

    void endRow() {
        rows.append('\n');
        first = true;
    }

    InputStream input() {
        return new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
