package dev.newswire.enrich.topology;

/**
 * Told once for every raw item what became of it. Work that a transaction throws away is told again when it is redone.
 * Implementations are safe for use by many threads.
 */
public interface Outcomes {

    /** Setting of the Streams client under which its exception handlers find whom to tell. */
    String SETTING = "newswire.outcomes";

    /** Nothing is counted. */
    Outcomes UNCOUNTED = new Outcomes() {};

    /** The item was enriched. */
    default void enriched() {}

    /** The item is the same revision as one already seen, and was filtered. */
    default void duplicate() {}

    /** The item was taken down by a record without a value. */
    default void erased() {}

    /** The item was erased before, and was filtered. */
    default void keptOut() {}

    /** One count of an item came after its window of trends was closed. */
    default void lateForTrends() {}

    /** The item could not be processed and went to {@code news.deadletters}. */
    default void deadLettered(String reason) {}
}
