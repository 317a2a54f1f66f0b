package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.budget.Scheduler;
import dev.newswire.ingest.fetch.guard.UrlPolicy;
import dev.newswire.ingest.fetch.guard.WebAddress;
import dev.newswire.ingest.fetch.header.HeaderFields;
import dev.newswire.ingest.fetch.robots.RobotsCache;
import dev.newswire.ingest.fetch.robots.RobotsRules;
import dev.newswire.ingest.fetch.robots.RobotsVerdict;
import dev.newswire.ingest.fetch.transport.HttpAnswer;
import dev.newswire.ingest.fetch.transport.Transport;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * Puts the manners around a transport: every request waits for its turn at the host, pages for the host's robots rules;
 * redirects are followed one by one, each under the same rules; what answers say about the next request is read from
 * their headers. Owns no thread.
 */
public final class PoliteFetcher implements Fetcher {
    /** How robots.txt files name us, and how User-Agent begins. */
    static final String PRODUCT = "Newswire";

    private static final int ROBOTS_BYTES = 500 * 1024;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final FetchConfig config;
    private final Transport transport;
    private final HostBudget budget;
    private final Scheduler scheduler;
    private final FetchMeters meters;
    private final UrlPolicy policy;
    private final RobotsCache robots;
    private final FactsReader facts;
    private final HeaderFields identity;

    /**
     * @param version our version, for {@code User-Agent}
     * @param transport stays the caller's to close, as does the scheduler
     */
    public PoliteFetcher(
            FetchConfig config,
            String version,
            Transport transport,
            HostBudget budget,
            Scheduler scheduler,
            MeterRegistry registry) {
        this.config = config;
        this.transport = transport;
        this.budget = budget;
        this.scheduler = scheduler;
        this.meters = new FetchMeters(registry, budget);
        this.policy = new UrlPolicy(config.urlLength());
        this.robots = new RobotsCache(this::askForRobots, scheduler);
        this.facts = new FactsReader(config.freshness(), config.retryAfter());
        this.identity = HeaderFields.NONE.with("User-Agent", userAgent(version, config.contact()));
    }

    /**
     * Who asks (RFC 9110, section 10.1.5): {@code Newswire/1.0 (+https://operator.example/reader)}. Nobody but the
     * operator can be asked about what is read, so no other address stands in for one that is missing.
     */
    static String userAgent(String version, String contact) {
        return PRODUCT + '/' + version + (contact.isEmpty() ? " (no contact given)" : " (+" + contact + ')');
    }

    @Override
    public CompletableFuture<FetchOutcome> fetch(FetchRequest request) {
        CompletableFuture<FetchOutcome> result = new CompletableFuture<>();
        int bytes = request.purpose() == Purpose.SITEMAP ? config.sitemapBytes() : config.bodyBytes();
        new Walk(this, request, bytes, false, request.purpose() == Purpose.PAGE, result).begin();
        Future<?> unused = result.whenComplete((outcome, failure) -> {
            if (outcome != null) {
                meters.outcome(request.purpose(), outcome);
            }
        });
        return result;
    }

    /** What a host's robots.txt says, from memory where it was asked for not long ago. */
    CompletableFuture<RobotsVerdict> robots(WebAddress address) {
        return robots.verdict(address.origin());
    }

    /** The addresses of sitemaps that a site's robots.txt names; none when it cannot be had. */
    public CompletableFuture<List<String>> sitemaps(URI site) {
        if (policy.refusal(site).isPresent()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return robots(WebAddress.of(site))
                .thenApply(verdict -> verdict instanceof RobotsVerdict.Known known
                        ? known.rules().sitemaps()
                        : List.of());
    }

    private CompletableFuture<RobotsVerdict> askForRobots(String origin) {
        URI file = URI.create(origin + "/robots.txt");
        CompletableFuture<FetchOutcome> result = new CompletableFuture<>();
        new Walk(this, FetchRequest.of(file, Purpose.PAGE), ROBOTS_BYTES, true, false, result).begin();
        return result.thenApply(outcome -> verdict(file, outcome));
    }

    /** RFC 9309, section 2.3.1. Asking too often is no "no", so 429 counts with the errors of servers. */
    private static RobotsVerdict verdict(URI file, FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            return new RobotsVerdict.Known(RobotsRules.parse(fetched.body(), PRODUCT));
        }
        if (outcome instanceof FetchOutcome.Refused refused
                && refused.status() < SERVER_ERROR
                && refused.status() != TOO_MANY_REQUESTS) {
            return new RobotsVerdict.Known(RobotsRules.NONE);
        }
        if (outcome instanceof FetchOutcome.Failed failed && failed.kind() == FailureKind.REDIRECTS) {
            return new RobotsVerdict.Known(RobotsRules.NONE);
        }
        String why = outcome instanceof FetchOutcome.Failed failed
                ? failed.message()
                : file + " answered " + ((FetchOutcome.Refused) outcome).status();
        return new RobotsVerdict.Unreachable("the robots rules cannot be had, which forbids everything: " + why);
    }

    Optional<String> refusal(URI url) {
        return policy.refusal(url);
    }

    CompletableFuture<HostBudget.Permit> turn(WebAddress address, Duration spacing) {
        Duration most = config.crawlDelay();
        return budget.acquire(address.site(), spacing.compareTo(most) > 0 ? most : spacing);
    }

    /** Leaves the whole host alone for the while that one of its answers asks for. */
    void rest(WebAddress address, Duration time) {
        budget.rest(address.site(), time);
    }

    Transport transport() {
        return transport;
    }

    FetchConfig config() {
        return config;
    }

    HeaderFields identity() {
        return identity;
    }

    ResponseFacts facts(HttpAnswer.Answered answer, URI url) {
        return facts.facts(answer, url);
    }

    FetchMeters meters() {
        return meters;
    }

    Scheduler scheduler() {
        return scheduler;
    }
}
