package dev.newswire.ingest.sources;

import dev.newswire.schemas.SourceDefinition;
import java.util.Optional;

/** Hears of sources that have changed, from the thread of {@link LiveSources}. */
@FunctionalInterface
public interface SourceListener {

    /**
     * @param now how the source stands; empty when it was removed
     */
    void changed(String id, Optional<SourceDefinition> now);
}
