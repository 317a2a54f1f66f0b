package dev.newswire.ingest.fetch.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a header in their order (RFC 9110, section 5), each letter of a value standing for one byte.
 *
 * @param fields name and value of each, the value without the space around it
 */
public record HeaderFields(List<Field> fields) {

    /** One line of a header. */
    public record Field(String name, String value) {}

    public static final HeaderFields NONE = new HeaderFields(List.of());

    public HeaderFields {
        fields = List.copyOf(fields);
    }

    /** With one more field at the end. */
    public HeaderFields with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new HeaderFields(more);
    }

    /** The first value under a name, which does not depend on case; empty when absent or blank. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst().filter(value -> !value.isEmpty());
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** All values under a name as the one list they mean (RFC 9110, section 5.3). */
    public String joined(String name) {
        return String.join(",", all(name));
    }
}
