package dev.newswire.ingest.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads values out of JSON that is written in many ways: a text, a number, an object with a name, an array of these. */
final class JsonFields {

    private JsonFields() {}

    /** The first of the fields that is there and says something; null when none does. */
    static @Nullable JsonNode first(JsonNode object, List<String> names) {
        for (String name : names) {
            JsonNode value = object.get(name);
            if (value != null && !empty(value)) {
                return value;
            }
        }
        return null;
    }

    /** The first of the fields as text. */
    static @Nullable String text(JsonNode object, List<String> names) {
        for (String name : names) {
            String text = text(object.get(name), "@value", "value", "#text", "name", "text");
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** A value as text: itself, or the first of an object's fields, or the first of an array's elements. */
    static @Nullable String text(@Nullable JsonNode value, String... within) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isValueNode()) {
            return value.asText().isBlank() ? null : value.asText();
        }
        if (value.isArray()) {
            return value.isEmpty() ? null : text(value.get(0), within);
        }
        for (String name : within) {
            JsonNode inner = value.get(name);
            if (inner != null && inner.isValueNode() && !inner.asText().isBlank()) {
                return inner.asText();
            }
        }
        return null;
    }

    /** The elements of an array, or the value alone. */
    static List<JsonNode> each(@Nullable JsonNode value) {
        List<JsonNode> all = new ArrayList<>();
        if (value != null && value.isArray()) {
            value.forEach(all::add);
        } else if (value != null && !value.isNull()) {
            all.add(value);
        }
        return all;
    }

    private static boolean empty(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.asText().isBlank());
    }
}
