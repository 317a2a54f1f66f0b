package dev.newswire.runtime.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ordered list of keys, with the prefixes under which anything is passed on. Parsing, tables and environment names
 * all derive from it. Immutable.
 */
public final class ConfigKeys {
    private final Map<String, ConfigKey<?>> byName;
    private final Map<String, ConfigKey<?>> byVariable;
    private final List<PassThrough> passThroughs;

    private ConfigKeys(Collection<ConfigKey<?>> keys, Collection<PassThrough> passThroughs) {
        Map<String, ConfigKey<?>> names = new LinkedHashMap<>();
        Map<String, ConfigKey<?>> variables = new LinkedHashMap<>();
        for (ConfigKey<?> key : keys) {
            ConfigKey<?> other = names.putIfAbsent(key.name(), key);
            if (other != null && other != key) {
                throw new IllegalArgumentException("two keys are named " + key);
            }
            ConfigKey<?> alias = variables.putIfAbsent(key.environmentName(), key);
            if (alias != null && alias != key) {
                throw new IllegalArgumentException(key + " and " + alias + " share " + key.environmentName());
            }
        }
        this.byName = Collections.unmodifiableMap(names);
        this.byVariable = Collections.unmodifiableMap(variables);
        this.passThroughs = passThroughs.stream().distinct().toList();
    }

    public static ConfigKeys of(ConfigKey<?>... keys) {
        return new ConfigKeys(List.of(keys), List.of());
    }

    /** Both lists, these first; a key constant that stands in both is kept once. */
    public ConfigKeys and(ConfigKeys other) {
        List<ConfigKey<?>> keys = new ArrayList<>(byName.values());
        keys.addAll(other.byName.values());
        List<PassThrough> prefixes = new ArrayList<>(passThroughs);
        prefixes.addAll(other.passThroughs);
        return new ConfigKeys(keys, prefixes);
    }

    /** The same list, also accepting every name under {@code prefix}, which ends with a dot. */
    public ConfigKeys passThrough(String prefix, String doc) {
        List<PassThrough> prefixes = new ArrayList<>(passThroughs);
        prefixes.add(new PassThrough(prefix, doc));
        return new ConfigKeys(byName.values(), prefixes);
    }

    /** The keys in their order. */
    public List<ConfigKey<?>> keys() {
        return List.copyOf(byName.values());
    }

    /** What {@code config list} shows: one row a key, then one a pass-through prefix. */
    public List<KeyDescription> describe() {
        List<KeyDescription> rows = new ArrayList<>();
        byName.values().forEach(key -> rows.add(KeyDescription.of(key)));
        passThroughs.forEach(prefix -> rows.add(KeyDescription.of(prefix)));
        return List.copyOf(rows);
    }

    /** The same rows as a Markdown table, for the generated reference. */
    public String markdown() {
        return KeyDescription.markdown(describe());
    }

    Collection<String> names() {
        return byName.keySet();
    }

    Collection<String> variables() {
        return byVariable.keySet();
    }

    Optional<ConfigKey<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<PassThrough> passThroughs() {
        return passThroughs;
    }

    boolean passes(String name) {
        return passThroughs.stream()
                .anyMatch(through -> name.startsWith(through.prefix())
                        && name.length() > through.prefix().length());
    }

    /** The name a variable stands for; empty when it stands for none. */
    Optional<String> nameOfVariable(String variable) {
        ConfigKey<?> key = byVariable.get(variable);
        if (key != null) {
            return Optional.of(key.name());
        }
        return passThroughs.stream()
                .filter(through -> variable.startsWith(through.environmentPrefix())
                        && variable.length() > through.environmentPrefix().length())
                .map(through -> through.prefix()
                        + KeyName.fromEnvironment(
                                variable.substring(through.environmentPrefix().length())))
                .findFirst();
    }
}
