package dev.newswire.runtime.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resolved, validated values. Immutable; shows no secret in any of its texts. Made by {@link ConfigLoader}. */
public final class Config {

    /**
     * One resolved value as {@code config show} prints it.
     *
     * @param value as written in a file, {@code [redacted]} when secret
     */
    public record Entry(String name, String value, Origin origin) {}

    /** A value next to the words it was read from; both may be secret. */
    record Resolved(Object value, String text, String shown, Origin origin) {
        @Override
        public String toString() {
            return shown;
        }
    }

    private final ConfigKeys keys;
    private final Map<String, Resolved> values;

    Config(ConfigKeys keys, Map<String, Resolved> values) {
        this.keys = keys;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Everything at its default; for tests and embedding. Throws when a key is required. */
    public static Config defaults(ConfigKeys keys) {
        return ConfigLoader.of(keys).load();
    }

    /** The value of a key of the list this was loaded with; any other key is a programming error. */
    @SuppressWarnings("unchecked") // the value was made by this very key
    public <T> T get(ConfigKey<T> key) {
        return (T) resolved(key).value();
    }

    /** Where the key's value came from. */
    public Origin origin(ConfigKey<?> key) {
        return resolved(key).origin();
    }

    /**
     * All values whose name starts with {@code prefix}, declared or passed through, verbatim and without the prefix.
     * Holds secrets: hand it on, do not print it.
     */
    public Map<String, String> passThrough(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((name, resolved) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), resolved.text());
            }
        });
        return Collections.unmodifiableMap(found);
    }

    /** Every value in the order of the list, then what is passed through, by name; secrets redacted. */
    public List<Entry> entries() {
        return values.entrySet().stream()
                .map(entry -> new Entry(
                        entry.getKey(),
                        entry.getValue().shown(),
                        entry.getValue().origin()))
                .toList();
    }

    private Resolved resolved(ConfigKey<?> key) {
        Resolved resolved = values.get(key.name());
        if (resolved == null || keys.named(key.name()).orElse(null) != key) {
            throw new IllegalArgumentException(key + " is not among the keys this configuration was loaded with");
        }
        return resolved;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return values.toString();
    }
}
