package dev.newswire.enrich;

import dev.newswire.enrich.reference.Reference;
import dev.newswire.enrich.reference.ReferenceReader;
import dev.newswire.enrich.replay.Replay;
import dev.newswire.enrich.replay.ReplayReport;
import dev.newswire.enrich.topology.EnrichTopology;
import dev.newswire.enrich.topology.ItemEnricher;
import dev.newswire.enrich.topology.Outcomes;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.metric.ProcessAge;
import dev.newswire.runtime.service.Progress;
import dev.newswire.runtime.service.Service;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology. A thread that dies of an outage is replaced and goes on from the last transaction; one that dies
 * of anything else stops the service, which then reports the failure.
 */
public final class EnrichService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(EnrichService.class);

    /** Between a thread that an outage ended and the one that takes its place. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration REFERENCE_PATIENCE = Duration.ofSeconds(60);

    private final EnrichConfig config;
    private final ClusterConfig cluster;
    private final CompletableFuture<Enricher> models;
    private final MeterRegistry metrics;

    private volatile @Nullable KafkaStreams streams;
    private @Nullable ReferenceReader references;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    /**
     * @param enricher loaded once, may be shared
     * @param metrics stays the caller's
     */
    public EnrichService(EnrichConfig config, ClusterConfig cluster, Enricher enricher, MeterRegistry metrics) {
        this(config, cluster, CompletableFuture.completedFuture(enricher), metrics);
    }

    /**
     * @param models may still be loading; what they wait for is done meanwhile
     * @param metrics stays the caller's
     */
    public EnrichService(
            EnrichConfig config, ClusterConfig cluster, CompletableFuture<Enricher> models, MeterRegistry metrics) {
        this.config = config;
        this.cluster = cluster;
        this.models = models;
        this.metrics = metrics;
    }

    /** The topology as it would run with this configuration. Does no I/O. */
    public static TopologyDescription describe(EnrichConfig config) {
        AvroSerdes unconnected = new AvroSerdes(Map.of("schema.registry.url", "http://unconnected.invalid"));
        ItemEnricher none = (raw, revision, ingestedAt, now) -> {
            throw new IllegalStateException("This topology is only described");
        };
        return EnrichTopology.build(config.topology(), unconnected, none, Outcomes.UNCOUNTED)
                .describe();
    }

    /**
     * Enriches all that stands on {@code news.raw} once more, into a topic of its own, with the watch-lists and rules of
     * now; see {@link Replay}.
     *
     * @param topic new, or empty
     * @param progress is told now and then how many records were read
     */
    public static ReplayReport replay(
            EnrichConfig config,
            ClusterConfig cluster,
            Enricher enricher,
            MeterRegistry metrics,
            String topic,
            LongConsumer progress) {
        Reference reference = ReferenceReader.read(cluster, metrics, REFERENCE_PATIENCE);
        return new Replay(cluster, config.topology(), enricher.with(() -> reference), topic).run(progress);
    }

    @Override
    public String name() {
        return "enrich";
    }

    @Override
    public synchronized void start() {
        Outcomes outcomes = new EnrichMetrics(metrics);
        // No item is read before what users told applies.
        ReferenceReader reader = new ReferenceReader(cluster, metrics, this::startStreams, this::onReferenceFailure);
        // Making the topology and its clients takes as long as loading the models does; both go on side by side.
        CompletableFuture<ItemEnricher> told = models.thenApply(loaded -> loaded.with(reader));
        ItemEnricher enricher = (raw, revision, ingestedAt, now) -> told.join().enrich(raw, revision, ingestedAt, now);
        Topology topology =
                EnrichTopology.build(config.topology(), new AvroSerdes(cluster.registry()), enricher, outcomes);
        KafkaStreams created = new KafkaStreams(topology, StreamsSettings.of(config, cluster, outcomes));
        created.setUncaughtExceptionHandler(this::onThreadDeath);
        streams = created;
        references = reader;
        awaitModels();
        reader.start();
        double seconds = ProcessAge.now().toMillis() / 1000.0;
        EnrichMetrics.started(metrics, seconds);
        LOG.atInfo().addKeyValue("seconds", seconds).log("Ready for the first item");
    }

    private void awaitModels() {
        try {
            models.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the models cannot be read; build the program again", e.getCause());
        }
    }

    private void startStreams() {
        KafkaStreams made = streams;
        if (made != null && !closed) {
            made.start();
        }
    }

    private void onReferenceFailure(Throwable cause) {
        LOG.atError().setCause(cause).log("The reader of watch-lists and rules failed; enrich stops");
        failure = cause;
    }

    private StreamThreadExceptionResponse onThreadDeath(Throwable cause) {
        if (RegistryOutage.causedBy(cause)) {
            LOG.atWarn().setCause(cause).log("A stream thread stopped on an outage and is replaced");
            LockSupport.parkNanos(PAUSE.toNanos());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.atError().setCause(cause).log("A stream thread failed; enrich stops");
        failure = cause;
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Running, with every thread through its first assignment. */
    @Override
    public synchronized boolean ready() {
        return streams != null && streams.state() == KafkaStreams.State.RUNNING && holdsTasks(streams);
    }

    private static boolean holdsTasks(KafkaStreams running) {
        return running.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }

    @Override
    public synchronized Progress progress() {
        return streams == null || streams.state() != KafkaStreams.State.RUNNING
                ? Progress.NOTHING
                : StreamsProgress.of(streams.metrics().values(), streams.metadataForLocalThreads());
    }

    @Override
    public synchronized String waitingFor() {
        if (streams == null) {
            return "it is starting";
        }
        return streams.state() == KafkaStreams.State.CREATED
                ? "it reads watch-lists and rules"
                : "the Streams client is " + streams.state();
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::toString);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (references != null) {
            references.close();
        }
        if (streams != null) {
            // Leaving the group hands the partitions on at once instead of after the session timeout.
            streams.close(CloseOptions.timeout(config.closeTimeout())
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }
}
