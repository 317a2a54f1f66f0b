package dev.newswire.ingest.evaluate;

import java.util.List;

/** Something that reads feeds, to be measured. */
interface FeedProbe {

    /** How it is called in the table. */
    String name();

    /**
     * The entries of a feed.
     *
     * @throws Exception when the feed as a whole cannot be read
     */
    List<FeedFacts> read(byte[] feed) throws Exception;
}
