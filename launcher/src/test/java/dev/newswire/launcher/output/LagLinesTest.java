package dev.newswire.launcher.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.GroupProtocol;
import dev.newswire.monitor.lag.PartitionLag;
import dev.newswire.monitor.status.GroupStatus;
import dev.newswire.monitor.status.LagHistory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LagLinesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final LagHistory history = new LagHistory(3, 0.8);

    @Test
    void saysOfAGroupWhatIsKnown() {
        String first = LagLines.table(sample(0, 100, 40, null));
        assertThat(first).contains("reader").contains("…").contains("≤ 60").doesNotContain("0.0");
        sample(10, 110, 80, "member");
        List<String> lines =
                LagLines.table(sample(20, 120, 110, "member")).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).contains("reader", "OK", "stable", "1 partitions", "≤ 10", "1.0", "4", "in 4s", "30%");
        assertThat(lines.get(3)).contains("news.raw-2", "OK", "5.0s");
    }

    @Test
    void saysNeverWhereAGroupDoesNotCatchUp() {
        sample(0, 100, 40, null);
        sample(10, 110, 40, null);
        assertThat(LagLines.table(sample(20, 120, 40, null))).contains("ERR", "STOP", "never");
    }

    @Test
    void jsonHasEveryFigureAndNullForTheUnknown() {
        assertThat(LagLines.json(sample(0, 100, 40, null).get(0)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "\"group\":\"reader\"",
                                "\"status\":null",
                                "\"groupStatus\":null",
                                "\"lag\":60",
                                "\"exact\":false",
                                "\"timeLagSeconds\":5.0",
                                "\"writtenPerSecond\":null",
                                "\"catchUpSeconds\":null",
                                "\"retentionUsed\":0.3"));
        sample(10, 100, 40, null);
        assertThat(LagLines.json(sample(20, 100, 40, null).get(0)))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"status\":\"STOP\"", "\"groupStatus\":\"ERR\"", "\"readPerSecond\":0.0"));
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(LagLines.table(List.of())).contains("No consumer group");
    }

    private List<GroupStatus> sample(int second, long end, long committed, String member) {
        Instant now = NOW.plusSeconds(second);
        PartitionLag partition = new PartitionLag(
                "news.raw", 2, committed, end, end - committed, false, now.minusSeconds(5), member, 0.3);
        return history.add(
                List.of(new GroupLag("reader", GroupProtocol.CLASSIC, "Stable", now, List.of(), List.of(partition))));
    }
}
