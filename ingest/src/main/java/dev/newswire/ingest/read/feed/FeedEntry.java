package dev.newswire.ingest.read.feed;

/**
 * One entry of a feed, cut out of it.
 *
 * @param xml its text from start to end tag; only the beginning when {@code tooLarge}
 * @param line line on which it begins, from 1
 * @param tooLarge whether it was larger than allowed
 * @param tooDeep whether its elements nest more deeply than is read
 * @param whole whether its end was found; false when the feed breaks off inside it
 */
record FeedEntry(String xml, long line, boolean tooLarge, boolean tooDeep, boolean whole) {}
