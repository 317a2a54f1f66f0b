package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.SourceDefinition;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Adds to items what their source's document does not hold, such as the text of the page they link to. */
@FunctionalInterface
interface ItemCompletion {

    /** Leaves everything as it is. */
    ItemCompletion NONE = (source, readings) -> CompletableFuture.completedFuture(readings);

    /** Whether it finds a text for items of the source that come without any; those that stay without one it refuses. */
    default boolean findsTexts(SourceDefinition source) {
        return false;
    }

    /** As many readings as were given, in their order. Never completes exceptionally for what a server or page does. */
    CompletableFuture<List<Reading>> complete(SourceDefinition source, List<Reading> readings);
}
