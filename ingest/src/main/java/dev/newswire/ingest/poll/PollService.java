package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.page.PageCompletion;
import dev.newswire.ingest.page.PageConfig;
import dev.newswire.ingest.publish.OwnerPublisher;
import dev.newswire.ingest.publish.PublishSettings;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.service.Progress;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.ServiceThread;
import dev.newswire.schemas.SourceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the sources of {@code news.sources} that the consumer group gives to this instance. When the cluster goes away,
 * everything is given up and taken over again once it is back. Owns one thread that decides and commits, and a few that
 * read documents.
 */
public final class PollService implements Service {
    /** The consumer group whose members share the sources. */
    public static final String GROUP = "newswire-ingest";

    private static final Logger LOG = LoggerFactory.getLogger(PollService.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(8);
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final PollConfig config;
    private final PublishSettings publishing;
    private final ClusterConfig cluster;
    private final PollClients clients;
    private final SourcePoll polls;
    private final MeterRegistry registry;
    private final PollMeters meters;
    private final Clock clock;
    private final Ownership ownership;
    private final ExecutorService readers;
    private final ServiceThread thread;
    private volatile @Nullable PollLoop loop;

    /**
     * Connects to nothing yet.
     *
     * @param fetcher stays the caller's to close, after this service
     * @param limits what is read of a document
     * @param hubs told of the hubs that sources name
     * @param ownership told of the partitions this instance has
     */
    public PollService(
            PollConfig config,
            PageConfig pages,
            ReadLimits limits,
            PublishSettings publishing,
            ClusterConfig cluster,
            Fetcher fetcher,
            Hubs hubs,
            Ownership ownership,
            MeterRegistry registry,
            Clock clock) {
        this.config = config;
        this.publishing = publishing;
        this.cluster = cluster;
        this.clients = new PollClients(cluster);
        this.registry = registry;
        this.meters = new PollMeters(registry);
        this.clock = clock;
        this.ownership = ownership;
        AtomicInteger number = new AtomicInteger();
        this.readers = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                work -> daemon(work, "newswire-poll-read-" + number.incrementAndGet()));
        SourceMemory memory = new SourceMemory(
                config, new PollSchedule(() -> ThreadLocalRandom.current().nextDouble()));
        this.polls = new SourcePoll(
                fetcher,
                new SourceReader(new ItemReader(limits), clock),
                memory,
                new LinkedPages(new PageCompletion(fetcher, pages, limits.itemBytes(), readers, clock, registry)),
                hubs,
                readers,
                clock);
        this.thread = new ServiceThread("newswire-poll", PAUSE, CLOSE, this::connected);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean ready() {
        PollLoop current = loop;
        return failure().isEmpty() && current != null && current.waitingFor().isEmpty();
    }

    @Override
    public Progress progress() {
        PollLoop current = loop;
        return current == null ? Progress.NOTHING : current.progress();
    }

    @Override
    public String waitingFor() {
        PollLoop current = loop;
        return current == null ? thread.waitingFor() : current.waitingFor();
    }

    @Override
    public Optional<String> failure() {
        return thread.failure();
    }

    /**
     * Polls a source now instead of when it is due, if this instance polls it; does nothing else. For whoever hears that
     * it has news.
     */
    public void poke(String id) {
        PollLoop current = loop;
        if (current != null) {
            current.poke(id);
        }
    }

    /** Lets go what is under way and not committed; it is polled again by whoever takes over. */
    @Override
    public void close() {
        thread.close();
        readers.shutdownNow();
    }

    /** A life among the members of the group: nothing of one is carried into the next. */
    private void connected() {
        Consumer<String, byte @Nullable []> definitions = clients.definitions(GROUP);
        try (Consumer<String, byte @Nullable []> memories = clients.memories();
                Admin admin = clients.admin();
                OwnerPublisher publisher = OwnerPublisher.of(clients.publishing(), publishing, registry, clock)) {
            PollLoop current = new PollLoop(
                    definitions,
                    new RecordReader<>(cluster, SourceDefinition.class),
                    new Takeover(cluster, definitions, memories, admin),
                    new Poller(config, polls, meters, clock),
                    publisher,
                    publishing,
                    meters,
                    this::published,
                    ownership,
                    thread::isClosing);
            loop = current;
            current.run();
        } finally {
            loop = null;
            definitions.close(CloseOptions.timeout(LEAVE));
        }
    }

    private void published(Reading reading) {
        if (reading instanceof Reading.Refused refused) {
            LOG.atWarn()
                    .addKeyValue("origin", refused.origin())
                    .addKeyValue("reason", refused.reason().label())
                    .addKeyValue("message", refused.message())
                    .log("Input refused");
        }
    }
}
