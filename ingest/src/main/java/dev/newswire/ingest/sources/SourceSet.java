package dev.newswire.ingest.sources;

import dev.newswire.schemas.SourceDefinition;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sources that stand on {@code news.sources} at one moment. Immutable. */
public final class SourceSet {

    private final SortedMap<String, SourceDefinition> byId;
    private final Map<String, SourceDefinition> byAddress;
    private final Map<String, Set<Integer>> partitions;

    /**
     * @param partitions where a record of each id stands, those that cannot be read among them
     */
    SourceSet(Map<String, SourceDefinition> sources, Map<String, Set<Integer>> partitions) {
        this.byId = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        this.partitions = Map.copyOf(partitions);
        this.byAddress = new HashMap<>();
        byId.values().forEach(source -> key(source).ifPresent(address -> byAddress.putIfAbsent(address, source)));
    }

    /** All sources in the order of their ids. */
    public List<SourceDefinition> all() {
        return List.copyOf(byId.values());
    }

    /** The source with exactly this id. */
    public Optional<SourceDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The source that is read at this address, whether it is written with http or https. */
    public Optional<SourceDefinition> at(SourceAddress address) {
        return Optional.ofNullable(byAddress.get(address.key()));
    }

    /** Every id that is in use, also by a record that cannot be read, in order. */
    public List<String> ids() {
        return partitions.keySet().stream().sorted().toList();
    }

    boolean holds(String id) {
        return partitions.containsKey(id);
    }

    Set<Integer> partitionsOf(String id) {
        return partitions.getOrDefault(id, Set.of());
    }

    private static Optional<String> key(SourceDefinition source) {
        return SourceAddress.of(source.getUrl()).map(SourceAddress::key);
    }
}
