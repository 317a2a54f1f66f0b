package dev.newswire.enrich.story;

import org.jspecify.annotations.Nullable;

/** Where a desk remembers items and what waits. For one thread. */
public interface DeskStore {

    /** What waits for an item's story; null when nothing does. */
    @Nullable Queue queue(String itemId);

    /** Remembers what waits; null forgets it. */
    void put(String itemId, @Nullable Queue queue);

    /** An item's story, as long as the retention lasts; null when it has none. */
    @Nullable Settlement settlement(String itemId);

    /** Remembers an item's story; null forgets it. */
    void put(String itemId, @Nullable Settlement settlement);
}
