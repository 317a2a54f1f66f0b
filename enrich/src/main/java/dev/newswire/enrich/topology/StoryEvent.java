package dev.newswire.enrich.topology;

import dev.newswire.enrich.story.BandNote;
import dev.newswire.enrich.story.DeskNote;
import dev.newswire.schemas.EnrichedItem;
import org.jspecify.annotations.Nullable;

/** What a story desk has to say: an item whose story is known, or a note. */
sealed interface StoryEvent {

    /** An item that goes on; null takes it down. */
    record Told(@Nullable EnrichedItem item) implements StoryEvent {}

    /** For the shards that hold an item's bands. */
    record ForShards(BandNote note) implements StoryEvent {}

    /** For the desk of the item that is the record's key. */
    record ForDesk(DeskNote note) implements StoryEvent {}
}
