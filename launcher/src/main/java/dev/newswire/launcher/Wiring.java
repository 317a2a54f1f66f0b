package dev.newswire.launcher;

import dev.newswire.enrich.EnrichConfig;
import dev.newswire.enrich.EnrichService;
import dev.newswire.enrich.Enricher;
import dev.newswire.enrich.replay.ReplayReport;
import dev.newswire.ingest.IngestConfig;
import dev.newswire.ingest.IngestService;
import dev.newswire.launcher.metric.ClientMeters;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.MonitorService;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.http.AdminConfig;
import dev.newswire.runtime.http.AdminServer;
import dev.newswire.runtime.service.Service;
import dev.newswire.sink.Sinks;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/**
 * Makes the services of one process from one configuration. Making one starts nothing.
 *
 * @param config resolved settings of every module
 * @param metrics where all of them count; stays the caller's
 * @param clients where their Kafka clients count, in the same registry
 */
public record Wiring(Config config, PrometheusMeterRegistry metrics, ClientMeters clients) {

    public Wiring(Config config, PrometheusMeterRegistry metrics) {
        this(config, metrics, new ClientMeters(metrics));
    }

    /** Watches folders and pushes what appears there. */
    public Service ingest() {
        return new IngestService(IngestConfig.from(config), cluster(), metrics, Clock.systemUTC());
    }

    /** With models that may still be loading. */
    public Service enrich(CompletableFuture<Enricher> models) {
        return new EnrichService(EnrichConfig.from(config), cluster(), models, metrics);
    }

    /** Enriches {@code news.raw} once more, into a topic of its own; returns at its end. */
    public ReplayReport replay(String topic, LongConsumer progress) {
        return EnrichService.replay(EnrichConfig.from(config), cluster(), Enricher.load(), metrics, topic, progress);
    }

    /** Enriched items to every target the configuration chooses, each by a service of its own. */
    public List<Service> sinks() {
        return List.copyOf(Sinks.services(config, cluster(), metrics));
    }

    /** Watches the lag of every consumer group. */
    public Service monitor() {
        return new MonitorService(cluster(), MonitorConfig.from(config), metrics, Clock.systemUTC());
    }

    /** Health of these services, and the metrics of the process. */
    public AdminServer admin(List<Service> services) {
        return new AdminServer(AdminConfig.from(config), metrics, services);
    }

    /** The cluster all of them talk to. */
    public ClusterConfig cluster() {
        return clients.measured(ClusterConfig.from(config));
    }
}
