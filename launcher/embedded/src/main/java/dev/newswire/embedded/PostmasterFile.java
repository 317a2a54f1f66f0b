package dev.newswire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file in which a running PostgreSQL server writes down who it is: line 1 its process id, line 2 its data
 * directory, line 3 when it started, in seconds since 1970, line 8 whether it takes connections.
 */
final class PostmasterFile {
    private static final int STARTED_LINE = 2;
    private static final int STATUS_LINE = 7;

    private final Path data;
    private final Path file;

    PostmasterFile(Path data) {
        this.data = data;
        this.file = data.resolve("postmaster.pid");
    }

    boolean saysReady(long pid) {
        try {
            List<String> lines = lines();
            return lines.size() > STATUS_LINE
                    && lines.get(0).equals(Long.toString(pid))
                    && lines.get(STATUS_LINE).startsWith("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * Ends a server that still runs on this data directory though no ledger knows it, and removes what a killed one
     * left, which would otherwise stop the next start as soon as another process has the same id.
     */
    void endLeftover(Duration patience) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            leftover()
                    .flatMap(ChildRecord::findAlive)
                    .ifPresent(server -> ProcessLedger.end(List.of(server), patience));
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + file, e);
        }
    }

    private Optional<ChildRecord> leftover() throws IOException {
        List<String> lines = lines();
        if (lines.size() <= STARTED_LINE) {
            return Optional.empty();
        }
        try {
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(STARTED_LINE)));
            return Optional.of(
                    new ChildRecord(EmbeddedDatabase.NAME, Long.parseLong(lines.get(0)), started, data.toString()));
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }
}
