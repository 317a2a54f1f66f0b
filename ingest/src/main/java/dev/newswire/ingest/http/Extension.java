package dev.newswire.ingest.http;

import dev.newswire.ingest.publish.GroupPublisher;
import dev.newswire.ingest.sources.LiveSources;
import dev.newswire.schemas.SourceDefinition;
import java.util.Optional;

/** What lives on the push server besides pushing; the server starts and closes it. */
public interface Extension {

    /** What it answers, given what publishes and the sources as they stand. Called once, before {@link #start}. */
    Route route(GroupPublisher publisher, LiveSources sources);

    /** The server has started. */
    default void start() {}

    /** What it waits for, for people; empty when it is ready. */
    default Optional<String> waitingFor() {
        return Optional.empty();
    }

    /** A source has changed, or is gone where there is none. */
    default void changed(String source, Optional<SourceDefinition> now) {}

    /** Idempotent and bounded. */
    default void close() {}
}
