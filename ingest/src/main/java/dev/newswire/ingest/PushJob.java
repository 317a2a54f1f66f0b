package dev.newswire.ingest;

import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.publish.PublishListener;
import dev.newswire.ingest.publish.Publisher;
import dev.newswire.ingest.publish.PublisherClosedException;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.source.FileTree;
import dev.newswire.ingest.source.FolderWatch;
import dev.newswire.ingest.source.Input;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pushes files, folders and standard input to {@code news.raw}, once or until stopped. It runs in the thread that calls
 * {@link #run}; {@link #stop} may be called from any other. For one run.
 */
public final class PushJob {
    private final IngestConfig config;
    private final ClusterConfig cluster;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Input input;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Publisher publishing;
    private volatile @Nullable Tally tallying;

    /** Connects to nothing yet. */
    public PushJob(IngestConfig config, ClusterConfig cluster, MeterRegistry registry, Clock clock) {
        this.config = config;
        this.cluster = cluster;
        this.registry = registry;
        this.clock = clock;
        this.input = new Input(new ItemReader(config.limits()), registry);
    }

    /**
     * Pushes everything and returns when all of it is committed, or when it is stopped, as {@code watch} must be. Throws
     * {@link UserError} when a path does not exist or the cluster cannot be reached, and
     * {@link dev.newswire.runtime.error.FatalException} when it may not be written to. What the listener had heard of by
     * then is published nevertheless.
     *
     * @param listener hears of every item and refusal once it is committed, from one thread at a time
     */
    public PushReport run(PushRequest request, PublishListener listener) {
        for (Path path : request.paths()) {
            if (!Files.exists(path)) {
                throw new UserError(ExitCode.USAGE, "There is no file or folder " + path + ".");
            }
        }
        Tally tally = new Tally(listener);
        tallying = tally;
        ItemMaker maker = new ItemMaker(request.feeder(), clock);
        try (Publisher publisher = Publisher.of(cluster, config.push(), tally, registry, clock)) {
            publisher.open();
            publishing = publisher;
            if (stopping()) {
                return tally.report();
            }
            if (!request.watch()) {
                request.paths().forEach(path -> once(path, maker, publisher, tally));
            }
            request.stdin().ifPresent(stdin -> {
                tally.file();
                input.stdin(stdin, maker, publisher);
            });
            publisher.flush();
            if (request.watch()) {
                watch(request, maker, publisher, tally);
            }
        } catch (PublisherClosedException e) {
            if (!stopping()) {
                throw e;
            }
        }
        return tally.report();
    }

    /**
     * Commits what was read whole by now, and lets {@code run} return before the next item; it cannot while it waits for
     * standard input. Idempotent.
     *
     * @return what was committed, which nothing is added to any more
     */
    public PushReport stop() {
        stopped.countDown();
        Publisher publisher = publishing;
        if (publisher != null) {
            publisher.close();
        }
        Tally tally = tallying;
        return tally == null ? new PushReport(0, 0, 0, 0, Map.of(), List.of()) : tally.report();
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private void once(Path path, ItemMaker maker, Publisher publisher, Tally tally) {
        try {
            for (Path file : FileTree.under(path, (no, cause) -> publisher.accept(Input.unreadable(no, cause)))) {
                if (stopping()) {
                    return;
                }
                tally.file();
                input.file(file, maker, publisher);
            }
        } catch (IOException e) {
            publisher.accept(Input.unreadable(path, e));
        }
    }

    private void watch(PushRequest request, ItemMaker maker, Publisher publisher, Tally tally) {
        FolderWatch watch = new FolderWatch(request.paths(), config.settle(), System::nanoTime);
        try {
            do {
                for (Path file : watch.look()) {
                    tally.file();
                    input.file(file, maker, publisher);
                    watch.taken(file);
                }
                publisher.flush();
            } while (!stopped.await(config.interval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
