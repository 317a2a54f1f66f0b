package dev.newswire.ingest.discover;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Purpose;
import dev.newswire.ingest.fetch.WebFetcher;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.schemas.SourceKind;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the feeds behind an address that somebody typed: the address may be a feed's or a sitemap's own, or a page's.
 * Of a page the feeds that it declares are taken; without any, links that look like feeds, then the sitemaps of news
 * that robots.txt names, then the places where feeds usually stand. Nothing is given back that was not fetched and found
 * to be one. Safe for many threads; a call never blocks.
 */
public final class FeedDiscovery {
    private static final List<String> USUAL =
            List.of("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json");
    private static final int SITEMAPS = 5;
    private static final int MIB = 1024 * 1024;

    private final WebFetcher fetcher;
    private final Probe probe;

    /** @param fetcher stays the caller's to close */
    public FeedDiscovery(WebFetcher fetcher) {
        this.fetcher = fetcher;
        this.probe = new Probe(new ItemReader(new ReadLimits(MIB, 64L * MIB)), Clock.systemUTC());
    }

    /** Never completes exceptionally; what went wrong is in the result. */
    public CompletableFuture<Discovery> discover(URI address) {
        return fetch(address, Purpose.FEED)
                .thenCompose(outcome -> outcome instanceof FetchOutcome.Fetched fetched
                        ? of(address, fetched)
                        : CompletableFuture.completedFuture(Discovery.none(problem(address, outcome))))
                .exceptionally(error -> Discovery.none(address + " cannot be looked into: " + error));
    }

    private CompletableFuture<FetchOutcome> fetch(URI address, Purpose purpose) {
        return fetcher.fetch(FetchRequest.of(address, purpose));
    }

    private static String problem(URI address, FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Refused refused) {
            return refused.facts().url() + " answered " + refused.status();
        }
        return outcome instanceof FetchOutcome.Failed failed ? failed.message() : address + " gave no document";
    }

    private CompletableFuture<Discovery> of(URI address, FetchOutcome.Fetched fetched) {
        DocumentKind kind = DocumentKind.of(fetched.body());
        return switch (kind) {
            case FEED, NEWS_SITEMAP ->
                CompletableFuture.completedFuture(new Discovery(
                        probe.of(Candidate.of(address), fetched).map(Probe.Proven::feed).stream()
                                .toList(),
                        true,
                        Optional.empty()));
            // Somebody who names a sitemap wants it, whether or not it is one of news.
            case SITEMAP, SITEMAP_INDEX ->
                CompletableFuture.completedFuture(new Discovery(
                        List.of(new FoundFeed(Probe.address(address, fetched), SourceKind.SITEMAP, Optional.empty())),
                        true,
                        Optional.empty()));
            case HTML -> behind(fetched);
            case OTHER ->
                CompletableFuture.completedFuture(
                        Discovery.none(address + " is neither a feed nor a page that could lead to one"));
        };
    }

    private CompletableFuture<Discovery> behind(FetchOutcome.Fetched page) {
        PageLinks links = new PageLinks(page);
        URI site = page.facts().url();
        return proven(links.declared(), Purpose.FEED)
                .thenCompose(found -> orElse(found, () -> proven(links.linked(), Purpose.FEED)))
                .thenCompose(found -> orElse(found, () -> sitemaps(site)))
                .thenCompose(found -> orElse(found, () -> proven(usual(site), Purpose.FEED)))
                .thenApply(found -> found.isEmpty()
                        ? Discovery.none(site + " names no feed, and none stands where feeds usually do")
                        : new Discovery(found.stream().map(Probe.Proven::feed).toList(), false, Optional.empty()));
    }

    private static CompletableFuture<List<Probe.Proven>> orElse(
            List<Probe.Proven> found, Supplier<CompletableFuture<List<Probe.Proven>>> next) {
        return found.isEmpty() ? next.get() : CompletableFuture.completedFuture(found);
    }

    private static List<Candidate> usual(URI site) {
        return USUAL.stream().map(site::resolve).map(Candidate::of).toList();
    }

    /** Asks for all of them, each in its turn at its host, and keeps those that are feeds, in their order. */
    private CompletableFuture<List<Probe.Proven>> proven(List<Candidate> candidates, Purpose purpose) {
        List<Candidate> wanted = candidates.stream().anyMatch(candidate -> !candidate.comments())
                ? candidates.stream().filter(candidate -> !candidate.comments()).toList()
                : candidates;
        List<CompletableFuture<Optional<Probe.Proven>>> asked = wanted.stream()
                .map(candidate -> fetch(candidate.url(), purpose)
                        .thenApply(outcome -> outcome instanceof FetchOutcome.Fetched fetched
                                ? probe.of(candidate, fetched)
                                : Optional.<Probe.Proven>empty()))
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(all -> distinct(asked.stream().map(CompletableFuture::join)));
    }

    private static List<Probe.Proven> distinct(Stream<Optional<Probe.Proven>> found) {
        List<Probe.Proven> kept = new ArrayList<>();
        found.flatMap(Optional::stream).forEach(proven -> {
            boolean known = kept.stream()
                    .anyMatch(other -> other.feed().url().equals(proven.feed().url()) || other.sameAs(proven));
            if (!known) {
                kept.add(proven);
            }
        });
        return kept;
    }

    /** Those that robots.txt names, the ones called after news first; of indexes the parts that are. */
    private CompletableFuture<List<Probe.Proven>> sitemaps(URI site) {
        return fetcher.sitemaps(site).thenCompose(named -> {
            List<URI> addresses = named.stream()
                    .flatMap(address -> SitemapNames.address(site, address).stream())
                    .sorted((one, other) -> Boolean.compare(newsy(other), newsy(one)))
                    .limit(SITEMAPS)
                    .toList();
            return proven(addresses.stream().map(Candidate::of).toList(), Purpose.SITEMAP)
                    .thenCompose(found -> orElse(found, () -> parts(addresses)));
        });
    }

    private CompletableFuture<List<Probe.Proven>> parts(List<URI> indexes) {
        List<CompletableFuture<List<Candidate>>> read = indexes.stream()
                .map(index -> fetch(index, Purpose.SITEMAP)
                        .thenApply(outcome -> outcome instanceof FetchOutcome.Fetched fetched
                                ? SitemapNames.in(fetched).stream()
                                        .filter(FeedDiscovery::newsy)
                                        .map(Candidate::of)
                                        .toList()
                                : List.<Candidate>of()))
                .toList();
        return CompletableFuture.allOf(read.toArray(CompletableFuture[]::new))
                .thenCompose(all -> proven(
                        read.stream()
                                .flatMap(part -> part.join().stream())
                                .limit(SITEMAPS)
                                .toList(),
                        Purpose.SITEMAP));
    }

    private static boolean newsy(URI sitemap) {
        return sitemap.toString().toLowerCase(Locale.ROOT).contains("news");
    }
}
