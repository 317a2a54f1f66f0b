package dev.newswire.ingest.page;

import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.fetch.Purpose;
import dev.newswire.ingest.item.Reading;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.RawItem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes items of feeds with the pages they link to: fetched under the robots rules and budget of their hosts, read
 * for text, authors, date, pictures with captions, and language. An item is never lost for its page, nor held up for long:
 * what cannot be had in time leaves it as the feed gave it. The id stays what the feed's address gives, so the item is the
 * same one with and without its page. Safe for many threads; a call never blocks.
 */
public final class PageCompletion {
    private static final Logger LOG = LoggerFactory.getLogger(PageCompletion.class);

    private final Fetcher fetcher;
    private final PageConfig config;
    private final PageNeed need;
    private final ArticlePage pages;
    private final Executor readers;
    private final MeterRegistry registry;

    /**
     * @param longest most letters of one text that a page states for machines, as for any item
     * @param readers threads on which pages are read
     */
    public PageCompletion(
            Fetcher fetcher, PageConfig config, int longest, Executor readers, Clock clock, MeterRegistry registry) {
        this.fetcher = fetcher;
        this.config = config;
        this.need = new PageNeed(config);
        this.pages = new ArticlePage(longest, clock);
        this.readers = readers;
        this.registry = registry;
    }

    /** The item with its page, as the configuration wants it. */
    public CompletableFuture<Reading.Item> complete(Reading.Item item) {
        return complete(item, PageFetch.CONFIGURED);
    }

    /**
     * The item with its page, or the same item where no page is wanted or to be had. Never completes exceptionally;
     * cancelling gives the page up.
     *
     * @param asked what the item's source says about pages
     */
    public CompletableFuture<Reading.Item> complete(Reading.Item item, PageFetch asked) {
        Optional<URI> address = address(item.item());
        if (address.isEmpty() || !need.of(item.item(), asked)) {
            return CompletableFuture.completedFuture(item);
        }
        CompletableFuture<FetchOutcome> fetching = fetcher.fetch(FetchRequest.of(address.get(), Purpose.PAGE));
        CompletableFuture<Reading.Item> result = new CompletableFuture<>();
        Future<?> unused = fetching.whenComplete((outcome, givenUp) -> {
            if (outcome != null && !result.isDone()) {
                read(item, outcome, result);
            }
        });
        Future<?> unusedToo = result.completeOnTimeout(item, config.patience().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, givenUp) -> fetching.cancel(true));
        return result;
    }

    /** Whether an item with nothing to read is completed from its page. */
    public boolean fetches(PageFetch asked) {
        return need.wanted(asked) != PageConfig.Wanted.NEVER;
    }

    private static Optional<URI> address(RawItem item) {
        String link = item.getLink() != null ? item.getLink() : item.getUrl();
        try {
            return Optional.ofNullable(link).map(URI::create);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private void read(Reading.Item item, FetchOutcome outcome, CompletableFuture<Reading.Item> result) {
        try {
            readers.execute(() -> {
                try {
                    result.complete(merged(item, outcome));
                } catch (RuntimeException e) {
                    // Foreign markup; the item is worth more than its page.
                    LOG.atWarn()
                            .addKeyValue("item", item.item().getId())
                            .addKeyValue("cause", e.toString())
                            .log("A page cannot be read");
                    count("unreadable");
                    result.complete(item);
                }
            });
        } catch (RejectedExecutionException closing) {
            result.complete(item);
        }
    }

    private Reading.Item merged(Reading.Item item, FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            Optional<RawItem> page = pages.read(fetched);
            count(page.isPresent() ? "merged" : "no-page");
            return page.map(read -> new Reading.Item(PageMerge.of(item.item(), read), item.origin(), item.replaced()))
                    .orElse(item);
        }
        count(outcome instanceof FetchOutcome.Disallowed ? "disallowed" : "unavailable");
        return item;
    }

    private void count(String outcome) {
        Counter.builder("newswire.ingest.pages")
                .description("Pages that items link to, by what came of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
