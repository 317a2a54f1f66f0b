package dev.newswire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLedgerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String TOKEN = "86400";

    @TempDir
    Path folder;

    private Process child;

    @BeforeEach
    void startAChild() throws Exception {
        child = new ProcessBuilder("sleep", TOKEN).start();
    }

    @AfterEach
    void endTheChild() throws Exception {
        child.destroyForcibly().waitFor();
    }

    @Test
    void endsWhatAnEarlierLedgerRecorded() {
        ledger().record("sleeper", child.toHandle(), TOKEN);
        ledger().endOrphans(PATIENCE);
        assertThat(child.isAlive()).isFalse();
        assertThat(file()).isEmptyFile();
    }

    @Test
    void sparesAProcessThatWasForgotten() {
        ProcessLedger ledger = ledger();
        ledger.record("sleeper", child.toHandle(), TOKEN);
        ledger.forget("sleeper");
        ledger().endOrphans(PATIENCE);
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void sparesALaterProcessUnderTheSameId() throws Exception {
        Instant earlier = child.info().startInstant().orElseThrow().minusSeconds(60);
        Files.writeString(file(), new ChildRecord("sleeper", child.pid(), earlier, TOKEN).line() + "\n");
        ledger().endOrphans(PATIENCE);
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void sparesAProcessWithoutTheToken() throws Exception {
        ledger().record("sleeper", child.toHandle(), "another-token");
        ledger().endOrphans(PATIENCE);
        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void readsPastDamagedLines() throws Exception {
        ledger().record("sleeper", child.toHandle(), TOKEN);
        Files.writeString(file(), "\nhalf a line\n1 2 3 4\n" + Files.readString(file()));
        ledger().endOrphans(PATIENCE);
        assertThat(child.isAlive()).isFalse();
    }

    private ProcessLedger ledger() {
        return new ProcessLedger(file());
    }

    private Path file() {
        return folder.resolve("processes");
    }
}
