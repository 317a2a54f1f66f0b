package dev.newswire.ingest.http;

import dev.newswire.ingest.publish.GroupPublisher;
import dev.newswire.ingest.publish.PublishSettings;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.sources.LiveSources;
import dev.newswire.ingest.table.TopicTable;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.service.Service;
import dev.newswire.schemas.PushKey;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Takes items in over HTTP: {@code POST /v1/items}, and the document that describes it. A request is answered when its
 * items are committed. It owns its publisher, what it follows of the sources and keys, and all its threads.
 */
public final class PushServer implements Service {

    private static final long WAIT_SECONDS = 2;

    private final GroupPublisher publisher;
    private final LiveSources sources;
    private final TopicTable<PushKey> keys;
    private final Optional<Extension> extension;
    private final PipelineLag lag;
    private final ThreadPoolExecutor streams;
    private final ExecutorService answers;
    private final Listener listener;

    /**
     * Connects to nothing yet, and listens nowhere.
     *
     * @param publishing how transactions are made; its delay and timeout are replaced by those of {@code config}
     */
    public PushServer(
            HttpConfig config,
            ReadLimits limits,
            PublishSettings publishing,
            ClusterConfig cluster,
            MeterRegistry registry,
            Clock clock,
            Optional<Extension> extension) {
        this.answers = Executors.newSingleThreadExecutor(named("newswire-ingest-answers"));
        this.publisher =
                GroupPublisher.of(impatient(cluster, config), settings(publishing, config), answers, registry, clock);
        PushSources known = new PushSources();
        this.extension = extension;
        this.sources = new LiveSources(cluster, (id, now) -> {
            known.changed(id, now);
            extension.ifPresent(made -> made.changed(id, now));
        });
        PushKeys pushKeys = new PushKeys(config.maxKeys(), clock);
        this.keys = new TopicTable<>(cluster, Topics.PUSH_KEYS, PushKey.class, config.maxKeys(), pushKeys::changed);
        this.lag = new PipelineLag(cluster, config.lagGroup(), config.maxLag());
        this.streams = new ThreadPoolExecutor(
                0,
                config.maxStreams(),
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("newswire-ingest-stream"));
        InFlight inFlight = new InFlight(config.maxInFlightBytes());
        Pushing pushing = new Pushing(new PushReader(within(limits, config)), pushKeys, publisher, clock);
        ItemsEndpoint items = new ItemsEndpoint(config, known, pushing, publisher, lag, inFlight, streams);
        Router router = new Router(
                items,
                extension.map(made -> made.route(publisher, sources)),
                new BodyCollector.Limits(config.maxBodyBytes(), config.bodyTimeout()),
                inFlight,
                status -> count(registry, status));
        this.listener = new Listener(config, router);
        Gauge.builder("newswire.ingest.http.in.flight", inFlight, InFlight::bytes)
                .baseUnit("bytes")
                .description("Bytes of pushed requests that are held")
                .register(registry);
        Gauge.builder("newswire.ingest.http.lag", lag, PipelineLag::records)
                .description("Records on news.raw that enrich has yet to read, transaction markers included")
                .register(registry);
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public void start() {
        listener.start();
        publisher.start();
        extension.ifPresent(Extension::start);
        sources.start();
        keys.start();
        lag.start();
    }

    /** The address listened on, with the real port; only while started. */
    public InetSocketAddress address() {
        return listener.address();
    }

    @Override
    public boolean ready() {
        return waiting().isEmpty();
    }

    @Override
    public String waitingFor() {
        return waiting().orElse("it is ready");
    }

    @Override
    public Optional<String> failure() {
        return publisher.failure().or(sources::failure).or(keys::failure);
    }

    /** Refuses new requests, gives those under way a few seconds, then drops them uncommitted and unanswered. */
    @Override
    public void close() {
        // Streams may have no end of their own, and the listener waits for what is under way.
        streams.shutdownNow();
        listener.close();
        lag.close();
        keys.close();
        sources.close();
        extension.ifPresent(Extension::close);
        publisher.close();
        answers.shutdown();
        try {
            if (!answers.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS)) {
                answers.shutdownNow();
            }
        } catch (InterruptedException e) {
            answers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> waiting() {
        return publisher
                .waitingFor()
                .or(() -> sources.current() ? Optional.empty() : Optional.of(sources.waitingFor()))
                .or(keys::waitingFor)
                .or(() -> extension.flatMap(Extension::waitingFor));
    }

    private static PublishSettings settings(PublishSettings given, HttpConfig config) {
        return new PublishSettings(
                given.transactionalId(), given.items(), given.bytes(), config.linger(), config.commitTimeout());
    }

    /** Somebody waits at the other end, so the producer gives up sooner than one that reads files; users may differ. */
    private static ClusterConfig impatient(ClusterConfig cluster, HttpConfig config) {
        int patience = (int) Math.min(config.commitTimeout().toMillis(), 60_000);
        Map<String, Object> kafka = new HashMap<>(cluster.kafka());
        kafka.putIfAbsent("max.block.ms", Math.max(1_000, patience / 2));
        kafka.putIfAbsent("request.timeout.ms", Math.max(500, patience / 4));
        kafka.putIfAbsent("delivery.timeout.ms", Math.max(1_000, patience / 2));
        return new ClusterConfig(kafka, cluster.registry());
    }

    /** Bodies that are compressed in themselves unpack to no more than others. */
    private static ReadLimits within(ReadLimits limits, HttpConfig config) {
        return new ReadLimits(limits.itemBytes(), Math.max(limits.itemBytes(), config.maxBodyBytes()));
    }

    private static void count(MeterRegistry registry, int status) {
        Counter.builder("newswire.ingest.http.requests")
                .description("Requests by the status of their answer")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
