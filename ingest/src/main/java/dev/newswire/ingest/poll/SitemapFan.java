package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FetchOutcome.Fetched;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.fetch.Purpose;
import dev.newswire.ingest.read.sitemap.SitemapLink;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Follows a sitemap index to those of its sitemaps that may hold something new, one after another and not many at once.
 * Serves many threads.
 */
final class SitemapFan {
    private static final int MOST = 10;
    /** Dates without a time, and clocks that are not right. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Fetcher fetcher;
    private final SourceReader reader;
    private final Executor readers;

    SitemapFan(Fetcher fetcher, SourceReader reader, Executor readers) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.readers = readers;
    }

    /** The same sieve, once the sitemaps it was told of went through it too. */
    CompletableFuture<DocumentSieve> into(DocumentSieve sieve, SourceDefinition source, SourceState before) {
        List<SitemapLink> links = sieve.sitemaps();
        if (links.stream().anyMatch(link -> link.lastModified().isEmpty())) {
            // An index that dates nothing says nothing by being unchanged.
            sieve.incomplete();
        }
        return next(sieve, source, recent(links, before.getLastSuccessAt()).iterator());
    }

    /** The sitemaps that changed since the last success, or do not say when they did; the newest first. */
    static List<URI> recent(List<SitemapLink> links, @Nullable Instant last) {
        return links.stream()
                .filter(link -> last == null
                        || link.lastModified()
                                .filter(changed -> changed.isBefore(last.minus(SLACK)))
                                .isEmpty())
                .sorted(Comparator.comparing(
                                (SitemapLink link) -> link.lastModified().orElse(Instant.EPOCH))
                        .reversed())
                .limit(MOST)
                .map(link -> SourcePoll.address(link.url()))
                .flatMap(Optional::stream)
                .toList();
    }

    private CompletableFuture<DocumentSieve> next(DocumentSieve sieve, SourceDefinition source, Iterator<URI> rest) {
        if (!rest.hasNext() || !sieve.open()) {
            return CompletableFuture.completedFuture(sieve);
        }
        return fetcher.fetch(FetchRequest.of(rest.next(), Purpose.SITEMAP))
                .thenComposeAsync(
                        outcome -> {
                            if (outcome instanceof Fetched fetched) {
                                reader.read(source, fetched, sieve);
                            } else {
                                sieve.incomplete();
                            }
                            return next(sieve, source, rest);
                        },
                        readers);
    }
}
