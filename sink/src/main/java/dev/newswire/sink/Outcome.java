package dev.newswire.sink;

import java.util.Locale;

/** What became of a record: one outcome each, so that records in and outcomes out add up. */
public enum Outcome {
    /** An item the target did not have, or of which it does not tell. */
    INSERTED,
    /** A newer revision of an item the store had. */
    UPDATED,
    /** An older revision, kept in the item's history alone. */
    SUPERSEDED,
    /** A revision the store had already. */
    UNCHANGED,
    /** A tombstone: the item is not, or no longer, in the store. */
    DELETED,

    /** Not wanted by this target. */
    FILTERED,
    /** Could not be written; stands in {@code news.deadletters}. */
    DEADLETTERED;

    /** The value of the metrics' label {@code outcome}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
