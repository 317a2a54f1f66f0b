package dev.newswire.ingest;

import dev.newswire.ingest.hosts.HostExchange;
import dev.newswire.ingest.http.PushServer;
import dev.newswire.ingest.poll.Hubs;
import dev.newswire.ingest.poll.PollService;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.websub.WebSub;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.service.Progress;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.Services;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that brings news in while it runs: polls the sources that the group gives to this instance, watches the
 * configured folders, and takes items in over HTTP where a port is set. Ready when all of it is; failed when any of it
 * is. Each part has its own threads and its own transactions.
 */
public final class IngestService implements Service {
    private static final Duration CLOSE = Duration.ofSeconds(9);

    private final Optional<PushServer> push;
    private final Services parts;

    /** Connects to nothing yet. */
    public IngestService(IngestConfig config, ClusterConfig cluster, MeterRegistry registry, Clock clock) {
        HostExchange hosts =
                new HostExchange(config.fetch().budget(), config.fetch().timeout(), cluster, registry);
        FetchService fetcher = new FetchService(config.fetch(), hosts.budget(), registry);
        Optional<WebSub> websub =
                WebSub.of(config.http(), config.websub(), cluster, new ItemReader(config.limits()), fetcher, clock);
        this.push = config.http()
                .port()
                .map(port -> new PushServer(
                        config.http(),
                        config.limits(),
                        config.requests(),
                        cluster,
                        registry,
                        clock,
                        websub.map(Function.identity())));
        List<Service> all = new ArrayList<>();
        all.add(hosts);
        all.add(fetcher);
        if (!config.folders().isEmpty()) {
            all.add(new FolderService(config, cluster, registry, clock));
        }
        all.add(new PollService(
                config.poll(),
                config.page(),
                config.limits(),
                config.pollPublishing(),
                cluster,
                fetcher,
                websub.<Hubs>map(hubs -> hubs::polled).orElse(Hubs.NONE),
                hosts,
                registry,
                clock));
        push.ifPresent(all::add);
        this.parts = new Services(all, CLOSE);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void start() {
        parts.start();
    }

    /** Where items are pushed to over HTTP; empty when they are not. Only while started. */
    public Optional<InetSocketAddress> pushAddress() {
        return push.map(PushServer::address);
    }

    @Override
    public boolean ready() {
        return parts.ready();
    }

    @Override
    public Progress progress() {
        return Progress.of(parts.all());
    }

    @Override
    public String waitingFor() {
        return parts.all().stream()
                .filter(part -> !part.ready())
                .findFirst()
                .map(Service::waitingFor)
                .orElse("it is starting");
    }

    @Override
    public Optional<String> failure() {
        return parts.all().stream()
                .map(Service::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Lets what is under way go uncommitted; it is read again after the next start, here or by another instance. */
    @Override
    public void close() {
        parts.close();
    }
}
