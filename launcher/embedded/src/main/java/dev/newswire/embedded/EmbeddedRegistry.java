package dev.newswire.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    // One heap for all threads: glibc would reserve one for each.
    private static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

    private final RegistryConfig config;
    private final Path log;
    private final PartProcess process;

    /** Starts nothing yet; the process will be entered in the ledger of {@code folder}. */
    public EmbeddedRegistry(RegistryConfig config, DataFolder folder) {
        this.config = config;
        this.log = config.folder().resolve("registry.log");
        this.process = new PartProcess(NAME, "The registry", ENVIRONMENT, log, folder.ledger(), STOP_WITHIN);
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
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public CompletableFuture<Integer> exited() {
        return process.exited();
    }

    @Override
    public void start() {
        process.want();
        requireFreePort();
        bringUp();
    }

    /** Starts without another look whether the port is free. */
    void bringUp() {
        process.requireWanted();
        Folders.create(config.folder());
        RegistryHttp http = new RegistryHttp(address());
        try {
            ChildProcess starting = process.launch(token -> RegistryCommand.of(config, token));
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
    public void close() {
        process.close();
    }

    void requireFreePort() {
        FreePorts.requireFree(NAME, config.port());
    }
}
