package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.Sketch;
import dev.newswire.enrich.story.SketchStore;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** Sketches in two window stores: bands hold item ids only, so that a signature is written once a shard. For one task. */
final class WindowedSketches implements SketchStore {

    private final Newest<Sketch> sketches;
    private final WindowStore<Long, String> bands;
    private final long retentionMs;
    private long now;

    WindowedSketches(WindowStore<String, Sketch> sketches, WindowStore<Long, String> bands, Duration retention) {
        this.sketches = new Newest<>(sketches, retention);
        this.bands = bands;
        this.retentionMs = retention.toMillis();
    }

    /** Sets the timestamp of the record in hand, under which things are kept and from which the retention counts. */
    void at(long timestamp) {
        now = timestamp;
        sketches.at(timestamp);
    }

    @Override
    public Iterable<String> under(long band) {
        Set<String> ids = new LinkedHashSet<>();
        try (WindowStoreIterator<String> newestFirst =
                bands.backwardFetch(band, Math.max(0, now - retentionMs), Long.MAX_VALUE)) {
            newestFirst.forEachRemaining(entry -> ids.add(entry.value));
        }
        return ids;
    }

    @Override
    public void put(long band, String itemId) {
        bands.put(band, itemId, now);
    }

    @Override
    public @Nullable Sketch get(String itemId) {
        return sketches.get(itemId);
    }

    @Override
    public void put(Sketch sketch) {
        sketches.put(sketch.itemId(), sketch);
    }

    @Override
    public void remove(String itemId) {
        sketches.remove(itemId);
    }
}
