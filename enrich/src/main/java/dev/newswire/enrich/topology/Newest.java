package dev.newswire.enrich.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedWindowStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of each key, for as long as a retention lasts after it was put. For one task.
 *
 * <p>Windows are as long as the retention, so a value stands in the window of the moment, in the one before, or, for a
 * record that comes late, in the one after: three look-ups by key at most and never a scan.
 */
final class Newest<K, V> {
    private final TimestampedWindowStore<K, V> store;
    private final long retentionMs;
    private final Map<K, Optional<Found<V>>> foundForRecord = new HashMap<>();
    private final Map<K, Found<V>> lastUsed;
    private long now;
    private long streamTime;

    Newest(TimestampedWindowStore<K, V> store, Duration retention) {
        this(store, retention, 0);
    }

    /** @param kept so many values last put or found need not be read from the store again */
    Newest(TimestampedWindowStore<K, V> store, Duration retention, int kept) {
        this.store = store;
        this.retentionMs = retention.toMillis();
        this.lastUsed = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Found<V>> eldest) {
                return size() > kept;
            }
        };
    }

    /** The store that this reads and writes, with a changelog. */
    static <K, V> StoreBuilder<TimestampedWindowStore<K, V>> store(
            String name, Duration retention, Serde<K> key, Serde<V> value) {
        return Stores.timestampedWindowStoreBuilder(
                        Stores.persistentTimestampedWindowStore(name, retention.multipliedBy(2), retention, false),
                        key,
                        value)
                .withLoggingEnabled(Map.of());
    }

    /** Sets the timestamp of the record in hand, and the latest that the task has seen. */
    void at(long timestamp, long latest) {
        now = timestamp;
        streamTime = latest;
        foundForRecord.clear();
    }

    @Nullable V get(K key) {
        Found<V> found = find(key);
        return found == null ? null : found.value();
    }

    /** Puts a value where it is the newest, whatever order records come in. */
    void put(K key, V value) {
        update(key, before -> value);
    }

    /** Puts what becomes of the newest value, which is null where there is none. */
    void update(K key, Function<@Nullable V, V> change) {
        Found<V> found = find(key);
        long at = found == null ? now : Math.max(now, found.at());
        V value = change.apply(found == null ? null : found.value());
        store.put(key, ValueAndTimestamp.make(value, at), window(at));
        Found<V> put = new Found<>(value, at);
        foundForRecord.put(key, Optional.of(put));
        lastUsed.put(key, put);
    }

    void remove(K key) {
        foundForRecord.put(key, Optional.empty());
        lastUsed.remove(key);
        for (long window = lastWindow(); window >= firstWindow(); window -= retentionMs) {
            store.put(key, null, window);
        }
    }

    /** The value, and when it was put. The store is asked once a record, since looking costs what writing does. */
    @Nullable Found<V> find(K key) {
        return foundForRecord
                .computeIfAbsent(key, asked -> Optional.ofNullable(look(asked)))
                .orElse(null);
    }

    private @Nullable Found<V> look(K key) {
        Found<V> used = lastUsed.get(key);
        if (used != null && used.at() >= Math.max(now, streamTime) - retentionMs && window(used.at()) <= lastWindow()) {
            return used;
        }
        for (long window = lastWindow(); window >= firstWindow(); window -= retentionMs) {
            ValueAndTimestamp<V> stored = store.fetch(key, window);
            if (stored != null) {
                Found<V> found = new Found<>(stored.value(), stored.timestamp());
                if (found.at() < now - retentionMs) {
                    return null;
                }
                if (lastWindow() == window(streamTime)) {
                    // A record that comes late does not see what is newest.
                    lastUsed.put(key, found);
                }
                return found;
            }
        }
        return null;
    }

    private long firstWindow() {
        return Math.max(0, window(now) - retentionMs);
    }

    /** A value put by a record that was ahead of this one may stand in the next window, if that has begun. */
    private long lastWindow() {
        return Math.min(window(streamTime), window(now) + retentionMs);
    }

    private long window(long time) {
        return time - time % retentionMs;
    }

    /** @param at milliseconds since 1970 UTC */
    record Found<V>(V value, long at) {}
}
