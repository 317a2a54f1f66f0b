package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.budget.SystemScheduler;
import dev.newswire.ingest.fetch.guard.AddressGuard;
import dev.newswire.ingest.fetch.transport.HostNames;
import dev.newswire.ingest.fetch.transport.HttpTransport;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * Fetches from the web as it is: the polite fetcher on the guarded transport, with the threads of both. One for each
 * process, so that budgets hold for all that runs there; whoever opens it closes it.
 */
public final class WebFetcher implements Fetcher, AutoCloseable {

    private final SystemScheduler scheduler;
    private final HttpTransport transport;
    private final PoliteFetcher polite;
    private final Map<Long, CompletableFuture<FetchOutcome>> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean closed;

    private WebFetcher(SystemScheduler scheduler, HttpTransport transport, PoliteFetcher polite) {
        this.scheduler = scheduler;
        this.transport = transport;
        this.polite = polite;
    }

    /** Starts its threads; sends nothing. Its budgets are this process's alone. */
    public static WebFetcher open(FetchConfig config, MeterRegistry registry) {
        SystemScheduler scheduler = scheduler();
        return open(config, HostNames.SYSTEM, trust(), scheduler, new HostBudget(config.budget(), scheduler), registry);
    }

    /** The same with budgets that may be shared with other processes. */
    public static WebFetcher open(FetchConfig config, HostBudget budget, MeterRegistry registry) {
        return open(config, HostNames.SYSTEM, trust(), scheduler(), budget, registry);
    }

    static WebFetcher open(FetchConfig config, HostNames names, SSLContext trust, MeterRegistry registry) {
        SystemScheduler scheduler = scheduler();
        return open(config, names, trust, scheduler, new HostBudget(config.budget(), scheduler), registry);
    }

    private static SystemScheduler scheduler() {
        return new SystemScheduler("newswire-fetch-time");
    }

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no TLS", e);
        }
    }

    private static WebFetcher open(
            FetchConfig config,
            HostNames names,
            SSLContext trust,
            SystemScheduler scheduler,
            HostBudget budget,
            MeterRegistry registry) {
        HttpTransport transport =
                HttpTransport.open(config.transport(), new AddressGuard(config.allow()), names, trust, scheduler);
        return new WebFetcher(
                scheduler, transport, new PoliteFetcher(config, version(), transport, budget, scheduler, registry));
    }

    @Override
    public CompletableFuture<FetchOutcome> fetch(FetchRequest request) {
        return kept(polite.fetch(request));
    }

    private CompletableFuture<FetchOutcome> kept(CompletableFuture<FetchOutcome> result) {
        long number = numbers.incrementAndGet();
        open.put(number, result);
        Future<?> unused = result.whenComplete((outcome, failure) -> open.remove(number));
        if (closed) {
            end(result);
        }
        return result;
    }

    /**
     * Posts a form and follows no redirect: for programs that ask to be told something, such as WebSub hubs. Goes through
     * the same guard and budget as fetching, and never completes exceptionally.
     *
     * @param form {@code application/x-www-form-urlencoded}
     */
    public CompletableFuture<FetchOutcome> post(URI url, String form) {
        return kept(FormPost.send(polite, url, form));
    }

    /** The addresses of sitemaps that a site's robots.txt names; none when it cannot be had. */
    public CompletableFuture<List<String>> sitemaps(URI site) {
        return polite.sitemaps(site);
    }

    /** Idempotent; whatever is under way or waits for its turn ends as {@link FailureKind#CLOSED}. */
    @Override
    public void close() {
        closed = true;
        open.values().forEach(WebFetcher::end);
        transport.close();
        scheduler.close();
    }

    private static void end(CompletableFuture<FetchOutcome> result) {
        result.complete(new FetchOutcome.Failed(FailureKind.CLOSED, "the fetcher is closed", List.of()));
    }

    private static String version() {
        return Objects.requireNonNullElse(WebFetcher.class.getPackage().getImplementationVersion(), "development");
    }
}
