package dev.newswire.launcher.local;

import dev.newswire.embedded.OneMachine;
import dev.newswire.embedded.OneMachineConfig;
import dev.newswire.embedded.StartReport;
import dev.newswire.enrich.Enricher;
import dev.newswire.ingest.IngestService;
import dev.newswire.launcher.Wiring;
import dev.newswire.monitor.deadletter.DeadLetterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.http.AdminServer;
import dev.newswire.runtime.metric.Metrics;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.Services;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline on one data folder: the embedded parts, the topics and schemas, and every service in this process.
 * Start it once; closing it stops everything in order within ten seconds and is safe at any moment, from any thread.
 */
public final class LocalPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalPipeline.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final String INBOX = "inbox";
    private static final String FILES = "sink.file.folder";
    private static final Set<String> KNOWN = Set.of(
            "ingest.fetch.allow", "ingest.fetch.contact", "sink.kinds", "sink.opensearch.url", "sink.opensearch.alias");

    private final OneMachine machine;
    private final Function<Map<String, String>, Config> settings;
    private final PrometheusMeterRegistry metrics = Metrics.create();
    private final RunningFile runningFile;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Object lock = new Object();

    private @Nullable Services services;
    private @Nullable Wiring wiring;
    private boolean closed;

    private LocalPipeline(OneMachine machine, Function<Map<String, String>, Config> settings) {
        this.machine = machine;
        this.settings = settings;
        this.runningFile = new RunningFile(machine.folder().path());
    }

    /**
     * Takes the data folder; starts nothing.
     *
     * @param settings resolves the configuration, given the settings that say where the parts of this machine are
     */
    public static LocalPipeline open(OneMachineConfig config, Function<Map<String, String>, Config> settings) {
        OneMachine machine = OneMachine.open(config);
        LocalPipeline pipeline = new LocalPipeline(machine, settings);
        pipeline.runningFile.remove();
        return pipeline;
    }

    /** Starts everything, and returns when all services run. What started is closed by {@link #close} alone. */
    public void start(StartReport report) {
        CompletableFuture<Enricher> models = Enricher.loading();
        machine.start(report);
        Map<String, String> addresses = addresses();
        Wiring made = new Wiring(settings.apply(addresses), metrics);
        Contracts.bring(made.cluster(), DeadLetterConfig.from(made.config()).retention());
        Services started = new Services(all(made, models), CLOSE_LIMIT);
        synchronized (lock) {
            if (closed) {
                return;
            }
            wiring = made;
            services = started;
        }
        started.start();
        addresses.putAll(known(made.config()));
        runningFile.write(addresses);
    }

    /** What verbs in another terminal must know to fetch as this pipeline does, and to look into its stores. */
    private static Map<String, String> known(Config config) {
        Map<String, String> known = new HashMap<>();
        for (Config.Entry entry : config.entries()) {
            if (KNOWN.contains(entry.name()) && !entry.value().isEmpty()) {
                known.put(entry.name(), entry.value());
            } else if (entry.name().equals(FILES)) {
                known.put(FILES, Path.of(entry.value()).toAbsolutePath().toString());
            }
        }
        return known;
    }

    private static List<Service> all(Wiring wiring, CompletableFuture<Enricher> models) {
        Service enrich = wiring.enrich(models);
        List<Service> sinks = wiring.sinks();
        Service ingest = wiring.ingest();
        Service monitor = wiring.monitor();
        List<Service> all = new ArrayList<>(sinks);
        all.addAll(List.of(enrich, monitor, ingest));
        all.add(wiring.admin(List.copyOf(all)));
        return List.copyOf(all);
    }

    /** What a client in another terminal needs to know, and where this process keeps its own things. */
    private Map<String, String> addresses() {
        Path folder = machine.folder().path();
        Map<String, String> settingsByName = new LinkedHashMap<>();
        settingsByName.put("kafka.bootstrap.servers", machine.broker().address());
        settingsByName.put("registry.url", machine.registry().address());
        settingsByName.put("sink.postgres.url", machine.database().address());
        settingsByName.put("sink.postgres.user", machine.database().user());
        settingsByName.put("sink.postgres.password", machine.database().password());
        settingsByName.put("enrich.state-dir", folder.resolve("enrich").toString());
        settingsByName.put(
                "monitor.state-file", folder.resolve("monitor").resolve("lag").toString());
        settingsByName.put("ingest.folders", inbox().toString());
        return settingsByName;
    }

    /** The folder whose files are pushed by themselves. */
    public Path inbox() {
        return machine.folder().folder(INBOX);
    }

    /** What was wired; only after {@link #start}. */
    public Wiring wiring() {
        synchronized (lock) {
            if (wiring == null) {
                throw new IllegalStateException("The pipeline has not started");
            }
            return wiring;
        }
    }

    /** The services that run; none before {@link #start}. */
    public List<Service> services() {
        synchronized (lock) {
            return services == null ? List.of() : services.all();
        }
    }

    /** Host and port where health and metrics are served; only after {@link #start}. */
    public String adminAddress() {
        return services().stream()
                .filter(AdminServer.class::isInstance)
                .map(admin -> ((AdminServer) admin).address())
                .map(address -> address.getHostString() + ":" + address.getPort())
                .findFirst()
                .orElseThrow();
    }

    /** Host and port where items are pushed to over HTTP; empty when they are not. Only after {@link #start}. */
    public Optional<String> pushAddress() {
        return services().stream()
                .filter(IngestService.class::isInstance)
                .flatMap(ingest -> ((IngestService) ingest).pushAddress().stream())
                .map(address -> address.getHostString() + ":" + address.getPort())
                .findFirst();
    }

    /** The first embedded part that should run and does not, in words. */
    public Optional<String> deadPart() {
        return machine.parts().stream()
                .filter(part -> !part.isAlive())
                .map(part -> "the " + part.name() + " has stopped")
                .findFirst();
    }

    /** The embedded parts. */
    public OneMachine machine() {
        return machine;
    }

    /** The second caller waits for the first: a process that ends before everything has stopped leaves children. */
    @Override
    public void close() {
        boolean first;
        Services running;
        synchronized (lock) {
            first = !closed;
            closed = true;
            running = services;
        }
        if (!first) {
            awaitStopped();
            return;
        }
        try {
            runningFile.remove();
            if (running != null) {
                running.close();
            }
            machine.close();
            metrics.close();
        } finally {
            stopped.countDown();
        }
    }

    private void awaitStopped() {
        try {
            if (!stopped.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("The pipeline did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
