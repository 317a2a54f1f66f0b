package dev.newswire.enrich.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One line of a file that users import: its fields by name, each a list of texts. */
final class Row {
    private final Map<String, List<String>> fields = new HashMap<>();

    /** Adds values that are not blank. */
    void add(String name, List<String> values) {
        List<String> given = values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (!given.isEmpty()) {
            fields.put(name, given);
        }
    }

    /** @throws IllegalArgumentException when there is a field of another name */
    void mayHave(Set<String> names) {
        Set<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown field " + String.join(", ", unknown) + "; known are "
                    + String.join(", ", new TreeSet<>(names)));
        }
    }

    List<String> list(String name) {
        return new ArrayList<>(fields.getOrDefault(name, List.of()));
    }

    @Nullable String text(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : String.join(" ", values);
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        throw new IllegalArgumentException(name + " '" + text + "' is none of "
                + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    double number(String name, double otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " '" + text + "' is no number", e);
        }
    }
}
