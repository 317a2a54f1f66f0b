/** Feeds and sitemaps come as bytes from the reader; entries are cut out and read one by one, drafts go to the maker. */
@NullMarked
package dev.newswire.ingest.read.feed;

import org.jspecify.annotations.NullMarked;
