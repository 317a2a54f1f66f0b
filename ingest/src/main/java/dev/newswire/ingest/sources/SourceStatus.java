package dev.newswire.ingest.sources;

/** How a source fares. The names are public API. */
public enum SourceStatus {
    /** It has not been polled yet. */
    NEW,
    /** It is polled, or may push. */
    ACTIVE,
    /** Somebody has paused it. */
    PAUSED,
    /** The last poll failed; it is tried again. */
    FAILING,
    /** It has answered that it is gone (410), and is not asked again. */
    GONE
}
