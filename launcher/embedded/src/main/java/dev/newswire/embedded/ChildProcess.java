package dev.newswire.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server in a process of its own that is in the ledger while it runs and does not outlive this process.
 *
 * <p>Beside it runs a watch: a shell that waits for the end of its standard input, which comes with {@link #close}
 * and with the death of this process, however sudden, and then interrupts the server. Thread-safe.
 */
final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration OBEY_WITHIN = Duration.ofSeconds(1);
    private static final int POLL_MS = 20;

    private final String part;
    private final Process server;
    private final Process watch;
    private final ProcessLedger ledger;
    private final CompletableFuture<Integer> exited;
    private volatile boolean closing;

    private ChildProcess(String part, Process server, Process watch, ProcessLedger ledger) {
        this.part = part;
        this.server = server;
        this.watch = watch;
        this.ledger = ledger;
        this.exited = server.onExit().thenApply(this::ended);
    }

    /**
     * Starts a server.
     *
     * @param token part of the command line that no other process has
     * @param log gets all that the server prints; an earlier log is replaced
     */
    static ChildProcess launch(
            String part,
            List<String> command,
            Map<String, String> environment,
            String token,
            Path log,
            ProcessLedger ledger)
            throws IOException {
        Process server = builder(command, environment)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ledger.record(part, server.toHandle(), token);
        String pid = Long.toString(server.pid());
        Process watch = builder(
                        List.of("/bin/sh", "-c", "read -r end; kill -INT \"$1\"; kill -TERM \"$1\"", "watch", pid),
                        Map.of())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new ChildProcess(part, server, watch, ledger);
    }

    /** Runs a short command to its end, with the log for its output, and tells whether it succeeded. */
    static boolean run(List<String> command, Map<String, String> environment, String input, Path log)
            throws IOException {
        Process process = builder(command, environment)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    long pid() {
        return server.pid();
    }

    boolean isAlive() {
        return server.isAlive();
    }

    /** Completes with the exit code. */
    CompletableFuture<Integer> exited() {
        return exited.copy();
    }

    /** Waits until the server is ready; says why not when it ended or the time is up. */
    void awaitReady(BooleanSupplier ready, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (server.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("its process ended with code " + server.exitValue());
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("it did not answer within " + patience.toSeconds() + " seconds");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the start was interrupted", e);
        }
    }

    /** Has the server interrupted and waits for its end; when that takes longer, it is ended by force. Idempotent. */
    void close(Duration patience) {
        closing = true;
        try {
            watch.getOutputStream().close();
            if (!server.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().addKeyValue("part", part).log("A server did not stop in time and is ended by force");
            }
        } catch (IOException watchIsGone) {
            LOG.atDebug().addKeyValue("part", part).setCause(watchIsGone).log("The watch of a server is gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessLedger.end(List.of(server.toHandle(), watch.toHandle()), OBEY_WITHIN);
        ledger.forget(part);
    }

    private int ended(Process gone) {
        if (!closing) {
            LOG.atError()
                    .addKeyValue("part", part)
                    .addKeyValue("exit", gone.exitValue())
                    .log("A server ended unexpectedly");
        }
        return gone.exitValue();
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C in the terminal reaches us alone, and we stop the parts in order.
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        // Options meant for this process or for another database are not for the child.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return builder;
    }
}
