package dev.newswire.enrich.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Numbers the revisions of items as the topology does, in memory. For one thread. */
final class Revisions {
    private static final long WINDOW_MS = Duration.ofHours(1).toMillis();

    private final long retentionMs;
    private final Map<String, Version> newest = new HashMap<>();

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

    void forget(String itemId) {
        newest.remove(itemId);
    }
}
