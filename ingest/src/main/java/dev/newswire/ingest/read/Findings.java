package dev.newswire.ingest.read;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.ingest.read.sitemap.SitemapLink;

/** Takes what is found in a stream, in the order in which it stands there, on the reading thread. */
public interface Findings {

    /** A piece was read, refused or left out. */
    void reading(Reading reading);

    /** A feed says how it wants to be read; told once, before its readings. */
    default void hints(FeedHints hints) {}

    /** A sitemap index names a sitemap. */
    default void sitemap(SitemapLink link) {}
}
