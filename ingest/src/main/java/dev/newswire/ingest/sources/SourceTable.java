package dev.newswire.ingest.sources;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A topic as a table of its values by source id, filled record by record. An id belongs on one partition; should it
 * stand on two, the younger record holds. Not thread-safe.
 */
final class SourceTable<T> {

    /** A record that holds; {@code value} is null when it cannot be read. */
    private record Standing<T>(@Nullable T value, long timestamp) {}

    private final Map<String, Map<Integer, Standing<T>>> byId = new HashMap<>();

    /** Takes a record in; {@code value} is null when it cannot be read. */
    void put(String id, int partition, @Nullable T value, long timestamp) {
        byId.computeIfAbsent(id, key -> new TreeMap<>()).put(partition, new Standing<>(value, timestamp));
    }

    /** Takes a tombstone in. */
    void remove(String id, int partition) {
        Map<Integer, Standing<T>> standing = byId.get(id);
        if (standing != null) {
            standing.remove(partition);
            if (standing.isEmpty()) {
                byId.remove(id);
            }
        }
    }

    Optional<T> find(String id) {
        Map<Integer, Standing<T>> standing = byId.getOrDefault(id, Map.of());
        Standing<T> youngest = null;
        for (Standing<T> each : standing.values()) {
            if (each.value() != null && (youngest == null || each.timestamp() >= youngest.timestamp())) {
                youngest = each;
            }
        }
        return youngest == null ? Optional.empty() : Optional.ofNullable(youngest.value());
    }

    Map<String, T> values() {
        Map<String, T> values = new HashMap<>();
        byId.keySet().forEach(id -> find(id).ifPresent(value -> values.put(id, value)));
        return values;
    }

    /** Where a record of each id stands, those that cannot be read among them. */
    Map<String, Set<Integer>> partitions() {
        return byId.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Set.copyOf(entry.getValue().keySet())));
    }
}
