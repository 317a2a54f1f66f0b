package dev.newswire.ingest.sources;

import dev.newswire.schemas.SourceDefinition;

/** What becomes of a wish for a source, given those that stand. */
public sealed interface Addition {

    /** It is new. */
    record Added(SourceDefinition source) implements Addition {}

    /** It stands already and is changed by what was asked for. */
    record Changed(SourceDefinition source) implements Addition {}

    /** It stands already, and just so. */
    record Known(SourceDefinition source) implements Addition {}

    /**
     * It cannot be.
     *
     * @param why in words that end a sentence about it
     */
    record Refused(String why) implements Addition {}
}
