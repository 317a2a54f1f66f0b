package dev.newswire.monitor.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.GroupProtocol;
import dev.newswire.monitor.lag.PartitionLag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LagHistoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private LagHistory history = new LagHistory(3, 0.8);

    @Test
    void aGroupIsInErrorWhenAPartitionIs() {
        for (int second = 0; second < 3; second++) {
            List<GroupStatus> groups = add(second, partition(0, 5, 0), partition(1, 5, 5));
            assertThat(groups.get(0).status()).isEqualTo(second < 2 ? null : LagStatus.ERR);
        }
        GroupStatus group = add(3, partition(0, 5, 0), partition(1, 5, 5)).get(0);
        assertThat(group.partitions())
                .extracting(PartitionStatus::status)
                .containsExactly(LagStatus.OK, LagStatus.STOP);
        assertThat(group.isAtLeast(LagStatus.WARN)).isTrue();
        assertThat(group.isAtLeast(LagStatus.STOP)).isTrue();
        assertThat(group.isAtLeast(LagStatus.ERR)).isTrue();
        assertThat(group.isAtLeast(LagStatus.RETENTION_RISK)).isFalse();
        assertThat(group.readPerSecond()).isZero();
        assertThat(group.catchUp()).isNull();
        assertThat(group.retentionUsed()).isNull();
    }

    @Test
    void aRewindIsNoStop() {
        add(0, partition(0, 5, 0));
        GroupStatus group = add(1, partition(0, 3, 2)).get(0);
        assertThat(group.status()).isEqualTo(LagStatus.ERR);
        assertThat(group.isAtLeast(LagStatus.STOP)).isFalse();
        assertThat(group.isAtLeast(LagStatus.REWIND)).isTrue();
    }

    @Test
    void forgetsPartitionsThatAreGone() {
        add(0, partition(0, 5, 5));
        add(1, partition(1, 5, 5));
        add(2, partition(0, 5, 5));
        assertThat(add(3, partition(0, 5, 5)).get(0).status()).isNull();
    }

    @Test
    void aFileCarriesSamplesOverARestart() throws IOException {
        Path file = folder.resolve("new").resolve("lag");
        add(0, partition(0, 5, 5));
        add(1, partition(0, 5, 5));
        new LagHistoryFile(file).save(history);
        new LagHistoryFile(file).save(history);
        history = new LagHistory(3, 0.8);
        assertThat(new LagHistoryFile(file).load(history, START)).isTrue();
        GroupStatus group = add(2, partition(0, 5, 5)).get(0);
        assertThat(group.partitions()).extracting(PartitionStatus::status).containsExactly(LagStatus.STOP);
    }

    @Test
    void aRestartWithFewerSamplesKeepsTheNewest() throws IOException {
        Path file = folder.resolve("lag");
        add(0, partition(0, 5, 0));
        add(1, partition(0, 5, 5));
        add(2, partition(0, 5, 5));
        new LagHistoryFile(file).save(history);
        history = new LagHistory(2, 0.8);
        assertThat(new LagHistoryFile(file).load(history, START)).isTrue();
        assertThat(add(3, partition(0, 5, 5)).get(0).status()).isEqualTo(LagStatus.ERR);
    }

    @Test
    void samplesOfLongAgoAreForgotten() throws IOException {
        Path file = folder.resolve("lag");
        add(0, partition(0, 5, 5));
        add(1, partition(0, 5, 5));
        new LagHistoryFile(file).save(history);
        history = new LagHistory(3, 0.8);
        assertThat(new LagHistoryFile(file).load(history, START.plusSeconds(2))).isTrue();
        assertThat(add(3, partition(0, 5, 5)).get(0).status()).isNull();
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        Path file = folder.resolve("lag");
        assertThat(new LagHistoryFile(file).load(history, START)).isFalse();
        add(0, partition(0, 5, 5));
        new LagHistoryFile(file).save(history);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(new LagHistoryFile(file).load(history, START)).isFalse();
        }
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x55;
            Files.write(file, bad);
            assertThat(new LagHistoryFile(file).load(history, START)).isFalse();
        }
    }

    @Test
    void labelsAreReadBack() {
        for (LagStatus status : LagStatus.values()) {
            assertThat(LagStatus.of(status.label().toLowerCase(java.util.Locale.ROOT)))
                    .contains(status);
        }
        assertThat(LagStatus.of("BAD")).isEmpty();
        assertThat(LagStatus.markdown()).contains("| RETENTION-RISK |");
    }

    private List<GroupStatus> add(int second, PartitionLag... partitions) {
        return history.add(List.of(new GroupLag(
                "g", GroupProtocol.CLASSIC, "Empty", START.plusSeconds(second), List.of(), List.of(partitions))));
    }

    private static PartitionLag partition(int number, long committed, long lag) {
        return new PartitionLag("t", number, committed, committed + lag, lag, true, null, null, null);
    }
}
