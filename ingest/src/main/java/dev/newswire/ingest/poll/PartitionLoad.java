package dev.newswire.ingest.poll;

import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceItems;
import dev.newswire.schemas.SourceState;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is read of a partition before its sources can be polled. Belongs to the loop's thread. */
final class PartitionLoad {
    private final Map<String, SourceDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, SourceState> states = new HashMap<>();
    private final Map<String, SourceItems> items = new HashMap<>();
    private long definitionsEnd = -1;
    private long statesEnd = -1;
    private long itemsEnd = -1;

    /** Where the logs end that have to be read, all transactions of earlier owners being over. */
    void ends(long definitions, long states, long items) {
        definitionsEnd = definitions;
        statesEnd = states;
        itemsEnd = items;
    }

    /** Whether the ends are known. */
    boolean bounded() {
        return definitionsEnd >= 0;
    }

    /** Whether reading has come to the ends. */
    boolean complete(long definitions, long states, long items) {
        return bounded() && definitions >= definitionsEnd && states >= statesEnd && items >= itemsEnd;
    }

    void definition(String id, @Nullable SourceDefinition definition) {
        put(definitions, id, definition);
    }

    void state(String id, @Nullable SourceState state) {
        put(states, id, state);
    }

    void items(String id, @Nullable SourceItems seen) {
        put(items, id, seen);
    }

    Collection<SourceDefinition> definitions() {
        return definitions.values();
    }

    Map<String, SourceState> states() {
        return states;
    }

    Map<String, SourceItems> items() {
        return items;
    }

    private static <T> void put(Map<String, T> map, String id, @Nullable T value) {
        if (value == null) {
            map.remove(id);
        } else {
            map.put(id, value);
        }
    }
}
