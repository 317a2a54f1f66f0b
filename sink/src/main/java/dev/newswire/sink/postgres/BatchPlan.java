package dev.newswire.sink.postgres;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.WriteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a batch comes to, item by item, in the order of its records: a tombstone removes what came before it, and of
 * equal revisions the first counts. Items stand in the order of their ids, so that two transactions take their locks in
 * the same order.
 */
final class BatchPlan {

    private final Set<String> deleted = new TreeSet<>();
    private final Map<String, TreeMap<Integer, ItemRow>> revisions = new TreeMap<>();
    private final List<Fate> fates = new ArrayList<>();

    /** What a record stands for; an outcome where it is certain before anything is written. */
    private record Fate(String id, int revision, @Nullable Outcome certain) {}

    BatchPlan(List<SinkRecord> records) {
        Map<String, List<Integer>> firsts = new HashMap<>();
        for (SinkRecord one : records) {
            String id = SafeText.key(one.id());
            EnrichedItem item = one.item();
            if (item == null) {
                deleted.add(id);
                revisions.remove(id);
                for (int before : firsts.getOrDefault(id, List.of())) {
                    fates.set(before, new Fate(id, 0, Outcome.SUPERSEDED));
                }
                firsts.remove(id);
                fates.add(new Fate(id, 0, Outcome.DELETED));
            } else {
                boolean first = revisions
                                .computeIfAbsent(id, any -> new TreeMap<>())
                                .putIfAbsent(item.getRevision(), new ItemRow(id, item, one))
                        == null;
                if (first) {
                    firsts.computeIfAbsent(id, any -> new ArrayList<>()).add(fates.size());
                }
                fates.add(new Fate(id, item.getRevision(), first ? null : Outcome.UNCHANGED));
            }
        }
    }

    /**
     * What became of each record.
     *
     * @param accepted the items whose newest revision was taken, and whether they are new
     * @param added the revisions that were not there before, by item
     */
    WriteResult result(Map<String, Boolean> accepted, Map<String, Set<Integer>> added) {
        List<RecordResult> results = new ArrayList<>();
        for (Fate fate : fates) {
            Outcome outcome = fate.certain();
            if (outcome == null) {
                Boolean isNew = accepted.get(fate.id());
                boolean newest = newest(fate.id()) == fate.revision();
                if (newest && isNew != null) {
                    outcome = isNew ? Outcome.INSERTED : Outcome.UPDATED;
                } else {
                    boolean kept = added.getOrDefault(fate.id(), Set.of()).contains(fate.revision());
                    outcome = kept ? Outcome.SUPERSEDED : Outcome.UNCHANGED;
                }
            }
            results.add(new RecordResult.Written(outcome));
        }
        return WriteResult.of(results);
    }

    private int newest(String id) {
        TreeMap<Integer, ItemRow> item = revisions.get(id);
        return item == null ? 0 : item.lastKey();
    }

    /** Ids to be removed before anything is written. */
    Set<String> deleted() {
        return Collections.unmodifiableSet(deleted);
    }

    /** The newest revision of each item. */
    List<ItemRow> newest() {
        List<ItemRow> newest = new ArrayList<>();
        for (TreeMap<Integer, ItemRow> item : revisions.values()) {
            newest.add(item.lastEntry().getValue());
        }
        return newest;
    }

    /** Every revision of each item, the newest included. */
    List<ItemRow> all() {
        return revisions.values().stream()
                .map(TreeMap::values)
                .flatMap(Collection::stream)
                .toList();
    }
}
