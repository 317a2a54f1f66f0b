package dev.newswire.enrich.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the figures of one row in their order, and prints what rows have in common. */
final class Row {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    Row with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** One line for each set that was not there. */
    static String absent(List<String> names) {
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            lines.append("absent: ").append(name).append('\n');
        }
        return lines.toString();
    }
}
