package dev.newswire.launcher.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, its fields in the order they were added. */
public final class JsonLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    /** Adds a field: text, number, truth, a map or list of them, or null. */
    public JsonLine with(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    /** Adds fields in their order. */
    public JsonLine withAll(Map<String, ? extends @Nullable Object> more) {
        fields.putAll(more);
        return this;
    }

    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Only plain values are added", e);
        }
    }
}
