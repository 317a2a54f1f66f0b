package dev.newswire.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, registry and PostgreSQL on one data folder.
 *
 * <p>{@link #open} takes the folder, {@link #start} brings the parts up side by side, {@link #close} stops them side
 * by side within six seconds, since none of them needs another. Whoever uses them closes first.
 */
public final class OneMachine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneMachine.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(6);

    private final DataFolder folder;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final EmbeddedDatabase database;

    private OneMachine(OneMachineConfig config, DataFolder folder) {
        this.folder = folder;
        this.broker = new EmbeddedBroker(new BrokerConfig(
                folder.folder(EmbeddedBroker.NAME), folder.port(EmbeddedBroker.NAME, config.brokerPort())));
        this.registry = new EmbeddedRegistry(
                new RegistryConfig(
                        config.registryHome(),
                        folder.folder(EmbeddedRegistry.NAME),
                        folder.port(EmbeddedRegistry.NAME, config.registryPort())),
                folder);
        this.database = new EmbeddedDatabase(
                new DatabaseConfig(
                        config.databaseHome(),
                        folder.folder(EmbeddedDatabase.NAME),
                        folder.port(EmbeddedDatabase.NAME, config.databasePort())),
                folder);
    }

    /**
     * Takes the data folder and ends what an earlier, killed holder left running there. Starts nothing yet.
     *
     * @throws FolderInUseException when another process runs on the folder
     * @throws TooLittleDiskException when too little disk space is free
     */
    public static OneMachine open(OneMachineConfig config) {
        DataFolder folder = config.throwAway()
                ? DataFolder.openThrowAway(config.data(), config.minFreeBytes())
                : DataFolder.open(config.data(), config.minFreeBytes());
        try {
            return new OneMachine(config, folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Starts all parts side by side and returns when all are up; when one fails, none is left running.
     *
     * @throws PortTakenException when another program listens on the port of a part
     * @throws EmbeddingException when a part cannot start for another reason
     */
    public void start(StartReport report) {
        // Before any starts, for two reasons: who hears that a port is taken should not wait until the others are up;
        // and a process being forked holds a copy of every socket for a moment, also of one that only tries a port.
        broker.requireFreePort();
        registry.requireFreePort();
        database.requireFreePort();
        ExecutorService threads = threads("start");
        try {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> timed(broker, broker::bringUp, report), threads),
                            CompletableFuture.runAsync(() -> timed(registry, registry::bringUp, report), threads),
                            CompletableFuture.runAsync(() -> timed(database, database::bringUp, report), threads))
                    .join();
        } catch (CompletionException e) {
            stopParts();
            throw e.getCause() instanceof EmbeddingException known
                    ? known
                    : new EmbeddingException("The embedding cannot start: " + e.getCause(), e);
        } finally {
            threads.shutdown();
        }
    }

    public DataFolder folder() {
        return folder;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public EmbeddedRegistry registry() {
        return registry;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public List<Part> parts() {
        return List.of(broker, registry, database);
    }

    /** Stops the parts, those that do not obey by force, and gives the data folder back. Idempotent. */
    @Override
    public void close() {
        stopParts();
        folder.close();
    }

    private void stopParts() {
        ExecutorService threads = threads("stop");
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        for (Part part : parts()) {
            stops.add(CompletableFuture.runAsync(part::close, threads));
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().addKeyValue("seconds", STOP_WITHIN.toSeconds()).log("Not all parts stopped in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stops.forEach(OneMachine::logFailure);
    }

    private static void logFailure(CompletableFuture<Void> stop) {
        if (stop.isCompletedExceptionally()) {
            LOG.atWarn()
                    .addKeyValue(
                            "cause", stop.handle((done, failure) -> failure).join())
                    .log("A part did not stop cleanly");
        }
    }

    private static void timed(Part part, Runnable start, StartReport report) {
        long begin = System.nanoTime();
        start.run();
        report.started(part, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static ExecutorService threads(String what) {
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "newswire-parts-" + what);
            thread.setDaemon(true);
            return thread;
        });
    }
}
