package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.CandidateStore;
import dev.newswire.enrich.story.StoryCandidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Candidates in two window stores: bands hold item ids only, so that a signature is written once an item and not once a
 * band. For one task.
 */
final class WindowedCandidates implements CandidateStore {

    static final String ITEMS = "story-items";
    static final String BANDS = "story-bands";

    private final WindowStore<String, StoryCandidate> items;
    private final WindowStore<Long, String> bands;
    private final long retentionMs;

    private long now;
    private @Nullable StoryCandidate written;

    WindowedCandidates(WindowStore<String, StoryCandidate> items, WindowStore<Long, String> bands, Duration retention) {
        this.items = items;
        this.bands = bands;
        this.retentionMs = retention.toMillis();
    }

    /** Sets the timestamp of the record in hand, under which things are kept and from which the retention counts. */
    void at(long timestamp) {
        now = timestamp;
        written = null;
    }

    @Override
    public void put(long key, StoryCandidate candidate) {
        if (!candidate.equals(written)) {
            items.put(candidate.itemId(), candidate, now);
            written = candidate;
        }
        bands.put(key, candidate.itemId(), now);
    }

    @Override
    public Iterable<StoryCandidate> get(long key) {
        Set<String> ids = new LinkedHashSet<>();
        try (WindowStoreIterator<String> newestFirst = bands.backwardFetch(key, from(), Long.MAX_VALUE)) {
            newestFirst.forEachRemaining(entry -> ids.add(entry.value));
        }
        List<StoryCandidate> found = new ArrayList<>();
        for (String id : ids) {
            StoryCandidate candidate = newest(id);
            if (candidate != null) {
                found.add(candidate);
            }
        }
        return found;
    }

    /** Removes an item's signature; the bands that still name it lead nowhere. */
    void forget(String id) {
        List<Long> windows = new ArrayList<>();
        try (WindowStoreIterator<StoryCandidate> all = items.fetch(id, 0, Long.MAX_VALUE)) {
            all.forEachRemaining(entry -> windows.add(entry.key));
        }
        windows.forEach(window -> items.put(id, null, window));
    }

    private @Nullable StoryCandidate newest(String id) {
        try (WindowStoreIterator<StoryCandidate> newestFirst = items.backwardFetch(id, from(), Long.MAX_VALUE)) {
            return newestFirst.hasNext() ? newestFirst.next().value : null;
        }
    }

    private long from() {
        return Math.max(0, now - retentionMs);
    }
}
