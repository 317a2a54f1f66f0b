package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostmasterFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    Path data;

    private Process server;

    @BeforeEach
    void startWhatLooksLikeAServer() throws Exception {
        server = new ProcessBuilder(
                        "tail", "-f", Files.writeString(data.resolve("log"), "").toString())
                .start();
    }

    @AfterEach
    void endIt() throws Exception {
        ProcessLedger.end(List.of(server.toHandle()), PATIENCE);
    }

    @Test
    void endsAServerThatStillRunsOnTheData() throws Exception {
        write(server.pid(), started(), "ready");
        postmaster().endLeftover(PATIENCE);
        assertThat(server.isAlive()).isFalse();
        assertThat(file()).doesNotExist();
    }

    @Test
    void sparesALaterProcessUnderTheSameId() throws Exception {
        write(server.pid(), started().minusSeconds(60), "ready");
        postmaster().endLeftover(PATIENCE);
        assertThat(server.isAlive()).isTrue();
        assertThat(file()).doesNotExist();
    }

    @Test
    void removesADamagedFile() throws Exception {
        Files.writeString(file(), "not a number\n" + data + "\nneither\n");
        postmaster().endLeftover(PATIENCE);
        assertThat(server.isAlive()).isTrue();
        assertThat(file()).doesNotExist();
    }

    @Test
    void isReadyOnlyInTheWordsOfTheProcessAskedFor() throws Exception {
        assertThat(postmaster().saysReady(server.pid())).isFalse();
        write(server.pid(), started(), "starting");
        assertThat(postmaster().saysReady(server.pid())).isFalse();
        write(server.pid(), started(), "ready   ");
        assertThat(postmaster().saysReady(server.pid())).isTrue();
        assertThat(postmaster().saysReady(server.pid() + 1)).isFalse();
    }

    private void write(long pid, Instant started, String status) throws Exception {
        Files.writeString(
                file(),
                "%d%n%s%n%d%n5432%n%n127.0.0.1%n 1 2%n%s%n".formatted(pid, data, started.getEpochSecond(), status));
    }

    private Instant started() {
        return server.info().startInstant().orElseThrow();
    }

    private PostmasterFile postmaster() {
        return new PostmasterFile(data);
    }

    private Path file() {
        return data.resolve("postmaster.pid");
    }
}
