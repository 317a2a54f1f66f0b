package dev.newswire.enrich.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** The newest value of each key of a window store whose windows are hours. For one task. */
final class Newest<V> {
    private static final long WINDOW_MS = Duration.ofHours(1).toMillis();

    private final WindowStore<String, V> store;
    private final long retentionMs;
    private long now;

    Newest(WindowStore<String, V> store, Duration retention) {
        this.store = store;
        this.retentionMs = retention.toMillis();
    }

    /** Sets the timestamp of the record in hand. */
    void at(long timestamp) {
        now = timestamp;
    }

    @Nullable V get(String key) {
        try (WindowStoreIterator<V> newestFirst =
                store.backwardFetch(key, Math.max(0, now - retentionMs), Long.MAX_VALUE)) {
            return newestFirst.hasNext() ? newestFirst.next().value : null;
        }
    }

    /** Puts a value where it is the newest, whatever order records come in. */
    void put(String key, V value) {
        long window = now - now % WINDOW_MS;
        try (WindowStoreIterator<V> newestFirst =
                store.backwardFetch(key, Math.max(0, now - retentionMs), Long.MAX_VALUE)) {
            if (newestFirst.hasNext()) {
                window = Math.max(window, newestFirst.next().key);
            }
        }
        store.put(key, value, window);
    }

    void remove(String key) {
        List<Long> windows = new ArrayList<>();
        try (WindowStoreIterator<V> all = store.fetch(key, 0, Long.MAX_VALUE)) {
            all.forEachRemaining(entry -> windows.add(entry.key));
        }
        windows.forEach(window -> store.put(key, null, window));
    }
}
