package dev.newswire.ingest;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.publish.Publisher;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.source.FolderWatch;
import dev.newswire.ingest.source.Input;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.ServiceThread;
import dev.newswire.schemas.SourceKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the configured folders and pushes what appears or changes in them. A file counts as pushed when its transaction
 * is committed; when the cluster goes away before that, it is pushed again once the cluster is back. What was pushed is
 * remembered while the service runs; after a restart everything is pushed once more and recognised downstream.
 */
final class FolderService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(FolderService.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(8);

    private final IngestConfig config;
    private final ClusterConfig cluster;
    private final MeterRegistry registry;
    private final Input input;
    private final ItemMaker maker;
    private final Clock clock;
    private final FolderWatch watch;
    private final ServiceThread thread;
    private volatile boolean ready;

    /** Connects to nothing yet. */
    FolderService(IngestConfig config, ClusterConfig cluster, MeterRegistry registry, Clock clock) {
        this.config = config;
        this.cluster = cluster;
        this.registry = registry;
        this.clock = clock;
        this.input = new Input(new ItemReader(config.limits()), registry);
        this.maker = new ItemMaker(new Feeder(null, null, SourceKind.FILE), clock);
        this.watch = new FolderWatch(config.folders(), config.settle(), System::nanoTime);
        this.thread = new ServiceThread("newswire-folders", PAUSE, CLOSE, this::connected);
    }

    @Override
    public String name() {
        return "folders";
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public String waitingFor() {
        return thread.waitingFor();
    }

    @Override
    public Optional<String> failure() {
        return thread.failure();
    }

    /** Lets the file that is being read go uncommitted; it is read again after the next start. */
    @Override
    public void close() {
        thread.close();
    }

    private void connected() throws InterruptedException {
        Publisher publisher = Publisher.of(cluster, config.folderPublishing(), this::published, registry, clock);
        try {
            publisher.open();
            ready = true;
            do {
                List<Path> files = watch.look();
                for (Path file : files) {
                    if (thread.isClosing()) {
                        return;
                    }
                    input.file(file, maker, reading -> unlessStopping(reading, publisher));
                    publisher.flush();
                    watch.taken(file);
                }
            } while (!thread.awaitClosing(config.interval()));
        } finally {
            ready = false;
            publisher.abandon();
        }
    }

    /** A file may hold a day's news; closing does not wait for its end. */
    private void unlessStopping(Reading reading, Publisher publisher) {
        if (thread.isClosing()) {
            throw new CancellationException("watching is closing");
        }
        publisher.accept(reading);
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
