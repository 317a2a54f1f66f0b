package dev.newswire.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The registry's loaded classes, kept in a file beside it (class data sharing, JEP 350): with it the registry starts
 * in about half the processor time. It fits one Java build only, which is in its name; without a fitting one the
 * registry starts as usual.
 */
final class RegistryArchive {
    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration WRITE_WITHIN = Duration.ofMinutes(2);

    private final Path home;
    private final Path file;

    RegistryArchive(Path home) {
        this.home = home.toAbsolutePath();
        this.file = this.home.resolve("classes-" + Runtime.version() + ".jsa");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Options of a Java process that starts from the archive, or none. */
    List<String> options() {
        return exists() ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto") : List.of();
    }

    /** Runs the registry once, in a folder that is thrown away, and keeps the classes it loaded. */
    void make(Path folder) throws IOException {
        Path draft = file.resolveSibling(
                file.getFileName() + ".new-" + ProcessHandle.current().pid());
        String token = "newswire-" + UUID.randomUUID();
        try (DataFolder scratch = DataFolder.openThrowAway(folder, 0)) {
            RegistryConfig config = new RegistryConfig(home, scratch.folder(EmbeddedRegistry.NAME), FreePorts.choose());
            List<String> command =
                    RegistryCommand.of(config, token, List.of("-XX:ArchiveClassesAtExit=" + draft, "-Xshare:auto"));
            Path log = scratch.path().resolve("registry.log");
            ChildProcess registry =
                    ChildProcess.launch(EmbeddedRegistry.NAME, command, Map.of(), token, log, scratch.ledger());
            try {
                RegistryHttp http = new RegistryHttp(config.url());
                registry.awaitReady(http::answers, START_WITHIN);
                http.requireFullCompatibility();
                http.registerSample();
            } finally {
                registry.close(WRITE_WITHIN);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
