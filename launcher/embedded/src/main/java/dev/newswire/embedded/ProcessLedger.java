package dev.newswire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which child processes a data folder has running, written down so that they can be found after this process was
 * killed. A child is known again by its id, the moment it started and a token on its command line, never by its name.
 *
 * <p>Thread-safe.
 */
final class ProcessLedger {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLedger.class);

    private final Path file;
    private final Map<String, ChildRecord> children = new LinkedHashMap<>();

    ProcessLedger(Path file) {
        this.file = file;
    }

    synchronized void record(String part, ProcessHandle process, String token) {
        children.put(part, ChildRecord.of(part, process, token));
        write();
    }

    synchronized void forget(String part) {
        if (children.remove(part) != null) {
            write();
        }
    }

    /** Ends what an earlier holder of the folder left running: asked first, forced after {@code patience}. */
    synchronized void endOrphans(Duration patience) {
        List<ProcessHandle> orphans = new ArrayList<>();
        for (ChildRecord child : read()) {
            child.findAlive().ifPresent(process -> {
                LOG.atInfo()
                        .addKeyValue("part", child.part())
                        .addKeyValue("pid", child.pid())
                        .log("Ending a process that an earlier run left behind");
                orphans.add(process);
            });
        }
        end(orphans, patience);
        write();
    }

    /** Ends processes and all their descendants. */
    static void end(Collection<ProcessHandle> processes, Duration patience) {
        List<ProcessHandle> all = processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        processes.forEach(ProcessHandle::destroy);
        if (!awaitEnd(all, patience)) {
            all.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(all, patience);
        }
    }

    private static boolean awaitEnd(List<ProcessHandle> processes, Duration patience) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<ChildRecord> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.flatMap(line -> ChildRecord.parse(line).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the process ledger " + file, e);
        }
    }

    private void write() {
        StringBuilder lines = new StringBuilder();
        children.values().forEach(child -> lines.append(child.line()).append('\n'));
        WholeFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
