package dev.newswire.sink.postgres;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a batch comes to, item by item, in the order of its records: a tombstone removes what came before it, and of
 * equal revisions the first counts. Items stand in the order of their ids, so that two transactions take their locks in
 * the same order.
 */
final class BatchPlan {

    private final Set<String> deleted = new TreeSet<>();
    private final Map<String, TreeMap<Integer, ItemRow>> revisions = new TreeMap<>();
    private int tombstones;
    private int repeated;
    private int buried;

    BatchPlan(List<SinkRecord> records) {
        for (SinkRecord one : records) {
            String id = SafeText.key(one.id());
            EnrichedItem item = one.item();
            if (item == null) {
                tombstones++;
                deleted.add(id);
                TreeMap<Integer, ItemRow> before = revisions.remove(id);
                buried += before == null ? 0 : before.size();
            } else if (revisions
                            .computeIfAbsent(id, any -> new TreeMap<>())
                            .putIfAbsent(item.getRevision(), new ItemRow(id, item, one))
                    != null) {
                repeated++;
            }
        }
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

    int tombstones() {
        return tombstones;
    }

    /** Records whose revision stood in the batch before. */
    int repeated() {
        return repeated;
    }

    /** Records that a later tombstone of the same batch removed. */
    int buried() {
        return buried;
    }
}
