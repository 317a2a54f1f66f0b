package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.ingest.read.sitemap.SitemapLink;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document holds, seen against what was published before.
 *
 * @param problem why it is no document of its source's kind, for people; null when it is one
 * @param hints what a feed says about itself
 * @param fresh what has to be published: items and versions not seen before, and refusals
 * @param keys everything the document holds, each once, in its order
 * @param arrivals how many items were never seen in any version
 * @param overlaps whether anything of the document before is still there; true when that held nothing
 * @param dates what its entries claim of their publication
 * @param sitemaps what a sitemap index names
 * @param whole false when not all of it was read, so that it has to be fetched again
 * @param more true when that has to be soon, since there was too much for one poll
 */
record DocumentReading(
        @Nullable String problem,
        FeedHints hints,
        List<Reading> fresh,
        List<ItemVersion> keys,
        int arrivals,
        boolean overlaps,
        DateSpan dates,
        List<SitemapLink> sitemaps,
        boolean whole,
        boolean more) {

    DocumentReading {
        fresh = List.copyOf(fresh);
        keys = List.copyOf(keys);
        sitemaps = List.copyOf(sitemaps);
    }

    /** How many items are to be published, refusals not counted. */
    long items() {
        return fresh.stream().filter(Reading.Item.class::isInstance).count();
    }

    /** The name a feed gives itself; empty when it gives none. */
    Optional<String> title() {
        return hints.title().map(String::strip).filter(title -> !title.isEmpty());
    }
}
