package dev.newswire.sink.contract;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.sink.SinkWriter;
import java.util.List;
import java.util.Optional;

/** An empty target of the kind under test, and how to look into it. */
public interface SinkTarget {

    /** Another writer to this target, as another instance of the service has it; not open yet. */
    SinkWriter writer();

    /**
     * What a reader of the target finds, repetitions included: in the order in which it was written, where the target has
     * one; of an item that a tombstone named, nothing. May be asked while it is being written to.
     */
    List<Stored> stored() throws Exception;

    /** Whether the target has one version of each item, the newest; else every revision is a record of its own. */
    boolean keepsOneVersion();

    /** An item of this id that the target, being well, refuses for good; empty where it takes whatever can be read. */
    Optional<EnrichedItem> poison(String id);

    /** Makes the target unreachable. */
    void stop() throws Exception;

    /** Makes it reachable again, with all it has. */
    void start() throws Exception;

    /** Lets go of the target; called once, after each test. */
    void close() throws Exception;

    /** A revision of an item, as the target has it. */
    record Stored(String id, int revision) {}
}
