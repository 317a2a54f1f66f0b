package dev.newswire.enrich.story;

/**
 * Where earlier items are found again. Backed by any key-value store that keeps several values a key, such as a windowed
 * one; how many it keeps and for how long is its own affair, and decides how far back stories reach.
 */
public interface CandidateStore {
    /** Keeps a candidate under a key; a later revision of the same item may replace it. */
    void put(long key, StoryCandidate candidate);

    /** The candidates kept under a key, in any order; those of a key no one put are none. */
    Iterable<StoryCandidate> get(long key);
}
