package dev.newswire.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Apicurio Registry in a process of its own, speaking the Confluent Schema Registry API.
 *
 * <p>A registered schema is on disk when the registry answers. The global compatibility level is FULL_TRANSITIVE. The
 * process writes to {@code registry.log} in its folder and ends when this process does.
 */
public final class EmbeddedRegistry implements Part {
    /** Name of this part in settings and messages. */
    public static final String NAME = "registry";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(4);
    private static final int POLL_MS = 40;

    private final RegistryConfig config;
    private final ProcessLedger ledger;
    private final Path log;
    private volatile @Nullable Process process;
    private volatile CompletableFuture<Integer> exited = new CompletableFuture<>();
    private volatile boolean closing;

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
        return "http://127.0.0.1:" + config.port() + "/apis/ccompat/v7";
    }

    /** Process id while it runs, else 0. */
    public long pid() {
        Process running = process;
        return running == null ? 0 : running.pid();
    }

    /** Completes with the exit code when the started process ends, closed or not; to be asked for after the start. */
    public CompletableFuture<Integer> exited() {
        return exited.copy();
    }

    @Override
    public boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    @Override
    public void start() {
        FreePorts.requireFree(NAME, config.port());
        Folders.create(config.folder());
        String token = "newswire-" + UUID.randomUUID();
        List<String> command = RegistryCommand.of(config, token);
        try {
            Process starting = launch(command);
            process = starting;
            ledger.record(NAME, starting.toHandle(), token);
            exited = starting.onExit().thenApply(this::ended);
            RegistryHttp http = new RegistryHttp(address());
            awaitAnswer(http, starting);
            http.requireFullCompatibility();
        } catch (IOException e) {
            close();
            throw failure(e.getMessage(), e);
        } catch (EmbeddingException e) {
            close();
            throw e;
        }
    }

    /** Asks the process to end, and ends it by force after four seconds; it loses nothing either way. */
    @Override
    public synchronized void close() {
        closing = true;
        Process running = process;
        if (running == null) {
            return;
        }
        ProcessLedger.end(List.of(running.toHandle()), STOP_WITHIN);
        process = null;
        ledger.forget(NAME);
    }

    private Process launch(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(config.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // glibc reserves a heap for each thread; one is plenty for a registry.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        // Options meant for this process would be printed by the child and could undo its own.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder.start();
    }

    private void awaitAnswer(RegistryHttp http, Process starting) {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!http.answers()) {
            try {
                if (starting.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                    throw failure("its process ended with code " + starting.exitValue(), null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failure("the start was interrupted", e);
            }
            if (System.nanoTime() > deadline) {
                throw failure("it did not answer within " + START_WITHIN.toSeconds() + " seconds", null);
            }
        }
    }

    private int ended(Process gone) {
        if (!closing) {
            LOG.atError()
                    .addKeyValue("exit", gone.exitValue())
                    .addKeyValue("log", log)
                    .log("The registry ended unexpectedly");
        }
        return gone.exitValue();
    }

    private EmbeddingException failure(@Nullable String why, @Nullable Throwable cause) {
        String message = "The registry cannot start: " + why + "; its log is " + log + ".";
        return cause == null ? new EmbeddingException(message) : new EmbeddingException(message, cause);
    }
}
