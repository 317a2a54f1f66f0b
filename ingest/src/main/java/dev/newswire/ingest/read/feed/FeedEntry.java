package dev.newswire.ingest.read.feed;

import dev.newswire.ingest.item.Original;

/**
 * One entry of a feed, cut out of it.
 *
 * @param original its bytes from start to end tag; only the beginning when it is larger than allowed
 * @param line line on which it begins, from 1
 * @param tooDeep whether its elements nest more deeply than is read
 * @param whole whether its end was found; false when the feed breaks off inside it
 */
record FeedEntry(Original original, long line, boolean tooDeep, boolean whole) {

    boolean tooLarge() {
        return original.length() > original.bytes().length;
    }
}
