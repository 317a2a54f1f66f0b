package dev.newswire.schemas.topic;

/** What the broker does with old records of a topic ({@code cleanup.policy}). */
public enum Cleanup {
    /** Segments older than the retention are dropped. */
    DELETE("delete"),
    /** The last record of each key is kept for ever; a record without a value removes its key. */
    COMPACT("compact"),
    /** The last record of each key is kept until it is older than the retention. */
    COMPACT_DELETE("compact,delete");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /** The value of {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
