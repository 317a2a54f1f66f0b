package dev.newswire.ingest;

import dev.newswire.ingest.fetch.FailureKind;
import dev.newswire.ingest.fetch.FetchConfig;
import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.fetch.WebFetcher;
import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.websub.HubClient;
import dev.newswire.runtime.service.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one fetcher of the process, shared by the services that run, with the budgets of hosts. It is opened by the first who
 * asks for something, since many a process never does.
 */
final class FetchService implements Service, Fetcher, HubClient {
    private static final Logger LOG = LoggerFactory.getLogger(FetchService.class);

    private final FetchConfig config;
    private final HostBudget budget;
    private final MeterRegistry registry;
    /** Guards the fields below. */
    private final Object lock = new Object();

    private @Nullable WebFetcher web;
    private boolean closed;

    FetchService(FetchConfig config, HostBudget budget, MeterRegistry registry) {
        this.config = config;
        this.budget = budget;
        this.registry = registry;
    }

    @Override
    public String name() {
        return "fetch";
    }

    @Override
    public void start() {
        if (config.contact().isEmpty()) {
            LOG.atWarn().log("Sites are read without a contact for their owners; set ingest.fetch.contact");
        }
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public CompletableFuture<FetchOutcome> fetch(FetchRequest request) {
        WebFetcher open = open();
        return open != null
                ? open.fetch(request)
                : CompletableFuture.completedFuture(
                        new FetchOutcome.Failed(FailureKind.CLOSED, "the fetcher is closed", List.of()));
    }

    /** Posts a form to a hub. */
    @Override
    public CompletableFuture<String> post(URI hub, String form) {
        WebFetcher open = open();
        return open == null
                ? CompletableFuture.completedFuture("the fetcher is closed")
                : open.post(hub, form).thenApply(FetchService::fault);
    }

    private static String fault(FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Failed failed) {
            return failed.message();
        }
        return outcome instanceof FetchOutcome.Refused refused ? "it answers " + refused.status() : "";
    }

    private @Nullable WebFetcher open() {
        synchronized (lock) {
            if (web == null && !closed) {
                web = WebFetcher.open(config, budget, registry);
            }
            return closed ? null : web;
        }
    }

    @Override
    public void close() {
        WebFetcher open;
        synchronized (lock) {
            closed = true;
            open = web;
        }
        if (open != null) {
            open.close();
        }
    }
}
