package dev.newswire.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An Apicurio Registry in a process of its own, speaking the Confluent Schema Registry API.
 *
 * <p>A registered schema is on disk when the registry answers. The global compatibility level is FULL_TRANSITIVE. The
 * process writes to {@code registry.log} in its folder and ends when this process does.
 */
public final class EmbeddedRegistry implements Part {
    /** Name of this part in settings and messages. */
    public static final String NAME = "registry";

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    // One heap for all threads: glibc would reserve one for each.
    private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

    private final RegistryConfig config;
    private final ProcessLedger ledger;
    private final Path log;
    private volatile @Nullable ChildProcess process;
    private boolean stopped;

    /** Starts nothing yet; the process will be entered in the ledger of {@code folder}. */
    public EmbeddedRegistry(RegistryConfig config, DataFolder folder) {
        this.config = config;
        this.ledger = folder.ledger();
        this.log = config.folder().resolve("registry.log");
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Value for {@code schema.registry.url}. */
    @Override
    public String address() {
        return config.url();
    }

    @Override
    public long pid() {
        ChildProcess running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public boolean isAlive() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    @Override
    public CompletableFuture<Integer> exited() {
        ChildProcess running = process;
        return running == null ? new CompletableFuture<>() : running.exited();
    }

    @Override
    public void start() {
        synchronized (this) {
            stopped = false;
        }
        requireFreePort();
        bringUp();
    }

    /** Starts without another look whether the port is free. */
    void bringUp() {
        requireWanted();
        Folders.create(config.folder());
        String token = "newswire-" + UUID.randomUUID();
        RegistryHttp http = new RegistryHttp(address());
        try {
            ChildProcess starting = launch(RegistryCommand.of(config, token), token);
            starting.awaitReady(http::answers, START_WITHIN);
            http.requireFullCompatibility();
        } catch (IOException e) {
            close();
            throw new EmbeddingException(
                    "The registry cannot start: " + e.getMessage() + "; its log is " + log + ".", e);
        }
    }

    /** Asks the process to end, and ends it by force after three seconds; it loses nothing either way. */
    @Override
    public synchronized void close() {
        ChildProcess running = process;
        process = null;
        stopped = true;
        if (running != null) {
            running.close();
        }
    }

    private synchronized ChildProcess launch(List<String> command, String token) throws IOException {
        requireWanted();
        ChildProcess starting = ChildProcess.launch(NAME, command, ENVIRONMENT, token, log, ledger);
        process = starting;
        return starting;
    }

    /** What was stopped while it started must not come up after all, for nobody would stop it again. */
    private synchronized void requireWanted() {
        if (stopped) {
            throw new EmbeddingException("The registry was stopped while it started.");
        }
    }

    void requireFreePort() {
        FreePorts.requireFree(NAME, config.port());
    }
}
