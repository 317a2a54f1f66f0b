package dev.newswire.ingest.sources;

import dev.newswire.schemas.SourceDefinition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The topic as a table, filled record by record. A source belongs on one partition; should two editors have moved it at
 * once, the younger record holds. Not thread-safe.
 */
final class SourceTable {

    /** A record that holds; {@code source} is null when it cannot be read. */
    private record Standing(@Nullable SourceDefinition source, long timestamp) {}

    private final Map<String, Map<Integer, Standing>> byId = new HashMap<>();

    /** Takes a record in; {@code source} is null when it cannot be read. */
    void put(String id, int partition, @Nullable SourceDefinition source, long timestamp) {
        byId.computeIfAbsent(id, key -> new TreeMap<>()).put(partition, new Standing(source, timestamp));
    }

    /** Takes a tombstone in. */
    void remove(String id, int partition) {
        Map<Integer, Standing> standing = byId.get(id);
        if (standing != null) {
            standing.remove(partition);
            if (standing.isEmpty()) {
                byId.remove(id);
            }
        }
    }

    Optional<SourceDefinition> find(String id) {
        Map<Integer, Standing> standing = byId.getOrDefault(id, Map.of());
        Standing youngest = null;
        for (Standing each : standing.values()) {
            if (each.source() != null && (youngest == null || each.timestamp() >= youngest.timestamp())) {
                youngest = each;
            }
        }
        return youngest == null ? Optional.empty() : Optional.ofNullable(youngest.source());
    }

    Map<String, SourceDefinition> sources() {
        Map<String, SourceDefinition> sources = new HashMap<>();
        byId.keySet().forEach(id -> find(id).ifPresent(source -> sources.put(id, source)));
        return sources;
    }

    SourceSet set() {
        Map<String, Set<Integer>> partitions = byId.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Set.copyOf(entry.getValue().keySet())));
        return new SourceSet(sources(), partitions);
    }
}
