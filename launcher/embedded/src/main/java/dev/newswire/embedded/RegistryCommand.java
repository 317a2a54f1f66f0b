package dev.newswire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the registry's process: small, quick to start, on loopback, and durable. */
final class RegistryCommand {
    private RegistryCommand() {}

    /** From the class archive where there is one. */
    static List<String> of(RegistryConfig config, String token) {
        return of(config, token, new RegistryArchive(config.home()).options());
    }

    static List<String> of(RegistryConfig config, String token, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms24m", "-Xmx128m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:ReservedCodeCacheSize=32m", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.addAll(settings(config));
        command.add("-Dnewswire.child=" + token);
        command.addAll(List.of("-jar", runner(config.home()).toString()));
        return command;
    }

    private static List<String> settings(RegistryConfig config) {
        Path database = config.folder().toAbsolutePath().resolve("schemas");
        return List.of(
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                // Without WRITE_DELAY=0 H2 answers before a change is on disk, and a kill loses it.
                "-Dapicurio.datasource.url=jdbc:h2:file:" + database + ";WRITE_DELAY=0",
                "-Dapicurio.datasource.jdbc.initial-size=1",
                "-Dapicurio.datasource.jdbc.min-size=1",
                "-Dapicurio.datasource.jdbc.max-size=4",
                "-Dapicurio.import.work-dir=" + config.folder(),
                "-Dapicurio.storage.snapshot.location=" + config.folder(),
                "-Djava.io.tmpdir=" + config.folder(),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + config.port(),
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.http.io-threads=2",
                "-Dquarkus.thread-pool.max-threads=8");
    }

    private static Path runner(Path home) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home, "*-runner.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the registry distribution in " + home, e);
        }
        throw new EmbeddingException(
                "No registry distribution in " + home + ": build the project, or set registry.home to where it is.");
    }
}
