package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.BandItems;
import dev.newswire.enrich.story.Sketch;
import dev.newswire.enrich.story.SketchStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sketches in two window stores: bands hold item ids only, so that a signature is written once a shard. For one task. */
final class WindowedSketches implements SketchStore {

    private final Newest<String, Sketch> sketches;
    private final Newest<Long, BandItems> bands;

    WindowedSketches(Newest<String, Sketch> sketches, Newest<Long, BandItems> bands) {
        this.sketches = sketches;
        this.bands = bands;
    }

    /** Sets the timestamp of the record in hand, from which the retention counts, and the latest that the task has seen. */
    void at(long timestamp, long latest) {
        sketches.at(timestamp, latest);
        bands.at(timestamp, latest);
    }

    @Override
    public List<String> under(long band) {
        BandItems items = bands.get(band);
        return items == null ? List.of() : items.itemIds();
    }

    @Override
    public void put(long band, String itemId) {
        bands.update(band, items -> (items == null ? BandItems.NONE : items).with(itemId));
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
