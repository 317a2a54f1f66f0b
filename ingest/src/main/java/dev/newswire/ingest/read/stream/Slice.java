package dev.newswire.ingest.read.stream;

import dev.newswire.ingest.item.Original;

/**
 * One piece of a stream that holds many.
 *
 * @param original its bytes, cut when they were more than allowed
 * @param line line on which it begins, from 1
 */
public record Slice(Original original, long line) {

    /** Whether the piece was larger than allowed, so that only its beginning is here. */
    public boolean oversize() {
        return original.length() > original.bytes().length;
    }
}
