package dev.newswire.ingest.discover;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.Hop;
import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Delivery;
import dev.newswire.ingest.read.Findings;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.schemas.SourceKind;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Looks into a fetched document to see whether it is a feed. Immutable. */
final class Probe {

    /**
     * A document that is a feed or a sitemap.
     *
     * @param items ids of its items; empty for sitemaps
     */
    record Proven(FoundFeed feed, Set<String> items) {

        /** True when most of the items are the same: one feed in two formats. */
        boolean sameAs(Proven other) {
            Set<String> common = new HashSet<>(items);
            common.retainAll(other.items());
            int smaller = Math.min(items.size(), other.items().size());
            return smaller > 0 && common.size() * 2 > smaller;
        }
    }

    /** What a feed says while it is read. */
    private static final class Listener implements Findings {
        private final Set<String> items = new HashSet<>();
        private FeedHints hints = FeedHints.NONE;

        @Override
        public void reading(Reading reading) {
            if (reading instanceof Reading.Item item) {
                items.add(item.item().getId());
            }
        }

        @Override
        public void hints(FeedHints said) {
            hints = said;
        }
    }

    private final ItemReader reader;
    private final Clock clock;

    Probe(ItemReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Empty when the document is neither a feed nor a sitemap of news. */
    Optional<Proven> of(Candidate candidate, FetchOutcome.Fetched fetched) {
        URI url = address(candidate.url(), fetched);
        return switch (DocumentKind.of(fetched.body())) {
            case FEED -> Optional.of(feed(candidate, url, fetched));
            case NEWS_SITEMAP ->
                Optional.of(new Proven(new FoundFeed(url, SourceKind.SITEMAP, candidate.title()), Set.of()));
            case SITEMAP, SITEMAP_INDEX, HTML, OTHER -> Optional.empty();
        };
    }

    private Proven feed(Candidate candidate, URI url, FetchOutcome.Fetched fetched) {
        Listener listener = new Listener();
        reader.read(
                new ByteArrayInputStream(fetched.body()),
                new Delivery(url.toString(), fetched.facts().url().toString(), null),
                new ItemMaker(new Feeder(url.getHost(), null, SourceKind.FEED), clock),
                listener);
        Optional<String> title = listener.hints.title().or(candidate::title);
        return new Proven(new FoundFeed(url, SourceKind.FEED, title), listener.items);
    }

    /** Where a document is to be polled: redirects count as far as they are for good. */
    static URI address(URI asked, FetchOutcome.Fetched fetched) {
        URI address = asked;
        for (Hop hop : fetched.hops()) {
            if (!hop.permanent()) {
                break;
            }
            address = hop.to();
        }
        return address;
    }
}
