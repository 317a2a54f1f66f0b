package dev.newswire.enrich.topology;

import java.time.Duration;
import java.util.Map;
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
    private long now;
    private long streamTime;

    Newest(TimestampedWindowStore<K, V> store, Duration retention) {
        this.store = store;
        this.retentionMs = retention.toMillis();
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
    }

    void remove(K key) {
        for (long window = lastWindow(); window >= firstWindow(); window -= retentionMs) {
            store.put(key, null, window);
        }
    }

    /** The value, and when it was put. */
    @Nullable Found<V> find(K key) {
        for (long window = lastWindow(); window >= firstWindow(); window -= retentionMs) {
            ValueAndTimestamp<V> stored = store.fetch(key, window);
            if (stored != null) {
                return stored.timestamp() < now - retentionMs ? null : new Found<>(stored.value(), stored.timestamp());
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
