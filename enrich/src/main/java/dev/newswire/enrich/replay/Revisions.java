package dev.newswire.enrich.replay;

import dev.newswire.schemas.erasure.Erasure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Numbers the revisions of items as the topology does, in memory. For one thread. */
final class Revisions {
    private static final long WINDOW_MS = Duration.ofHours(1).toMillis();

    private final long retentionMs;
    private final Map<String, Version> newest = new HashMap<>();
    private final Map<String, Integer> erased = new HashMap<>();

    private record Version(long window, int revision, String hash) {}

    Revisions(Duration retention) {
        this.retentionMs = retention.toMillis();
    }

    /** The number of this revision; 0 for a duplicate of the one before. */
    int next(String itemId, String hash, long timestamp) {
        Version last = newest.get(itemId);
        long window = timestamp - timestamp % WINDOW_MS;
        if (last != null && last.window() < Math.max(0, timestamp - retentionMs)) {
            last = null;
        }
        if (last == null) {
            newest.put(itemId, new Version(window, 1, hash));
            return 1;
        }
        boolean same = hash.equals(last.hash());
        int revision = same ? last.revision() : last.revision() + 1;
        newest.put(itemId, new Version(Math.max(window, last.window()), revision, hash));
        return same ? 0 : revision;
    }

    /** Forgets an item, and keeps it out or lets it in again as its tombstone says. */
    void takeDown(String itemId, Optional<Erasure> what, long timestamp) {
        Version last = newest.remove(itemId);
        Integer before = erased.get(itemId);
        int counted = Math.max(before == null ? 0 : before, last == null ? 0 : last.revision()) + 1;
        if (what.equals(Optional.of(Erasure.KEEP_OUT))) {
            erased.put(itemId, counted);
        } else if (what.equals(Optional.of(Erasure.LET_IN)) && before != null) {
            erased.remove(itemId);
            newest.put(itemId, new Version(timestamp - timestamp % WINDOW_MS, counted, ""));
        }
    }

    /** Whether an item was erased for good. */
    boolean isErased(String itemId) {
        return erased.containsKey(itemId);
    }
}
