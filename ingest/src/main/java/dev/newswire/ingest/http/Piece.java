package dev.newswire.ingest.http;

import dev.newswire.ingest.item.Reading;
import java.util.Optional;

/**
 * One piece of a pushed body.
 *
 * @param field the JSON field that is at fault; empty where none alone is, or nothing is wrong
 */
record Piece(Reading reading, Optional<String> field) {

    static Piece of(Reading reading) {
        return new Piece(reading, Optional.empty());
    }

    /** The same piece as it was published. */
    Piece published(Reading as) {
        return new Piece(as, field);
    }

    long line() {
        return reading.origin().line();
    }
}
