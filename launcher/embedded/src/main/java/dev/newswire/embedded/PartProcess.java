package dev.newswire.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The process of a part that has one of its own, from one start to the stop after it. Thread-safe. */
final class PartProcess {
    private final String part;
    private final String title;
    private final Map<String, String> environment;
    private final Path log;
    private final ProcessLedger ledger;
    private final Duration stopWithin;
    private volatile @Nullable ChildProcess process;
    private boolean stopped;

    /**
     * @param part the part's name in the ledger
     * @param title what messages call it, as it begins a sentence
     * @param stopWithin how long it may take to stop before it is ended by force
     */
    PartProcess(
            String part,
            String title,
            Map<String, String> environment,
            Path log,
            ProcessLedger ledger,
            Duration stopWithin) {
        this.part = part;
        this.title = title;
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.ledger = ledger;
        this.stopWithin = stopWithin;
    }

    /** 0 when there is none. */
    long pid() {
        ChildProcess running = process;
        return running == null ? 0 : running.pid();
    }

    boolean isAlive() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    /** Completes with the exit code; never when there is no process. */
    CompletableFuture<Integer> exited() {
        ChildProcess running = process;
        return running == null ? new CompletableFuture<>() : running.exited();
    }

    /** From here on it may be launched. */
    synchronized void want() {
        stopped = false;
    }

    /** What was stopped while it started must not come up after all, for nobody would stop it again. */
    synchronized void requireWanted() {
        if (stopped) {
            throw new EmbeddingException(title + " was stopped while it started.");
        }
    }

    /** @param command gives the command line, of which the token it is given is a part */
    synchronized ChildProcess launch(Function<String, List<String>> command) throws IOException {
        requireWanted();
        String token = "newswire-" + UUID.randomUUID();
        ChildProcess starting = ChildProcess.launch(part, command.apply(token), environment, token, log, ledger);
        process = starting;
        return starting;
    }

    /** Has it stop and waits for its end; it is not wanted any more. */
    synchronized void close() {
        ChildProcess running = process;
        process = null;
        stopped = true;
        if (running != null) {
            running.close(stopWithin);
        }
    }
}
