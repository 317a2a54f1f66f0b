package dev.newswire.enrich.story;

import org.jspecify.annotations.Nullable;

/** Where a shard remembers items, for as long as the retention lasts. For one thread. */
public interface SketchStore {

    /** Ids of items under a band, the latest first. */
    Iterable<String> under(long band);

    /** Puts an item under a band. */
    void put(long band, String itemId);

    /** What is known of an item; null when nothing is. */
    @Nullable Sketch get(String itemId);

    /** Remembers an item, in place of what was known. */
    void put(Sketch sketch);

    /** Forgets an item. */
    void remove(String itemId);
}
