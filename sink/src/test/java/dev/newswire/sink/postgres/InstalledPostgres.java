package dev.newswire.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of PostgreSQL's programs that stand on this machine, with data of its own under {@code target/}. */
final class InstalledPostgres implements Database.Server {

    private static final String USER = "newswire";

    private final Path programs;
    private final Path folder;
    private final int port;
    private Process process;

    /** Returns once it answers. */
    InstalledPostgres(Path programs) throws IOException, InterruptedException {
        this.programs = programs;
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres-")
                .toAbsolutePath();
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Process initdb = run(List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + folder.resolve("data"),
                "--auth=trust",
                "--username=" + USER,
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync"));
        assertThat(initdb.waitFor()).as("initdb, log: %s", log()).isZero();
        begin();
    }

    /** What the property names, else the newest of what the distribution has; empty where there is neither. */
    static Optional<Path> programs() throws IOException {
        String named = System.getProperty("newswire.postgres.bin", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        Path distribution = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(distribution)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(distribution)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.comparingInt(bin ->
                            Integer.parseInt(bin.getParent().getFileName().toString())));
        }
    }

    private void begin() throws IOException {
        process = run(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=16MB"));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    assertThat(process.isAlive())
                            .as("PostgreSQL, log: %s", log())
                            .isTrue();
                    DriverManager.getConnection(address(), USER, USER).close();
                    return true;
                });
    }

    /** As root the programs refuse to run; in a user namespace of their own they run as nobody in particular. */
    private Process run(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (Files.getAttribute(folder, "unix:uid").equals(0)) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(command);
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    @Override
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return USER;
    }

    @Override
    public void start() {
        try {
            begin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Open transactions are rolled back: PostgreSQL's fast shutdown, by SIGINT. */
    @Override
    public void stop() {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
