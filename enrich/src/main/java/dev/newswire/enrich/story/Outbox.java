package dev.newswire.enrich.story;

import org.jspecify.annotations.Nullable;

/** Where a desk puts what it has to say. */
public interface Outbox {

    /** For the shards it names. */
    void toShards(BandNote note);

    /** For the desk of an item. */
    void toDesk(String itemId, DeskNote note);

    /**
     * A revision's story is known.
     *
     * @param ticket what {@link StoryDesk#arrive} gave for it
     * @param time when it was ingested
     * @param story null when its text is too short
     */
    void told(String itemId, int ticket, long time, @Nullable Story story);

    /** It is an item's turn to be taken down. */
    void takenDown(String itemId, int ticket, long time);
}
