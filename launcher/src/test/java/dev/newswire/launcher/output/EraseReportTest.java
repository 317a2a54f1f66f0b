package dev.newswire.launcher.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.launcher.output.EraseReport.Store;
import dev.newswire.monitor.erase.SinkProgress;
import dev.newswire.monitor.erase.TopicTrace;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EraseReportTest {

    private static final List<TopicTrace> TOPICS = List.of(
            new TopicTrace("news.raw", 3, true, Duration.ofDays(2)),
            new TopicTrace("news.category.sport", 0, true, Duration.ofDays(2)),
            new TopicTrace("news.mentions", 7, false, Duration.ofDays(30)),
            new TopicTrace("news.deadletters", 1, false, Duration.ofMillis(Long.MAX_VALUE)));

    @Test
    void saysWhatIsLeftWhereAndForHowLong() {
        EraseReport report = report(List.of(new Store("postgres", 3, 0, null)), 0, progress(true));

        assertThat(report.complete()).isTrue();
        assertThat(report.text().lines())
                .startsWith("2 items erased.")
                .anyMatch(line -> line.matches("news\\.raw +3 +until Kafka compacts them, 2d or less"))
                .anyMatch(line -> line.matches("news\\.mentions +7 +until they are 30d old"))
                .anyMatch(line -> line.matches("news\\.deadletters +1 +for ever"))
                .noneMatch(line -> line.contains("sport"))
                .anyMatch(line -> line.matches("postgres +3 +0"))
                .anyMatch(line -> line.matches("newswire-sink-postgres +passed"))
                .anyMatch(line -> line.contains("The source wire is still there"))
                .contains("Every sink has passed all tombstones.");
        assertThat(report.json())
                .hasSize(2 + 4 + 1 + 1 + 1)
                .contains("{\"item\":\"a\"}")
                .endsWith("{\"dryRun\":false,\"items\":2,\"awaited\":0,\"sourcesStillThere\":[\"wire\"],"
                        + "\"complete\":true}");
    }

    @Test
    void saysWhatIsNotDone() {
        EraseReport waiting = report(List.of(new Store("file", 0, null, "no folder")), 1, progress(false));
        assertThat(waiting.complete()).isFalse();
        assertThat(waiting.text())
                .contains("0 of 1 partitions passed; it does not run")
                .contains("enrich has not passed on 1 tombstone yet")
                .contains("Not everything is seen to be done")
                .contains("no folder");
        assertThat(report(List.of(new Store("postgres", 3, 1, null)), 0, progress(true))
                        .complete())
                .isFalse();
    }

    private static List<SinkProgress> progress(boolean done) {
        return List.of(new SinkProgress("newswire-sink-postgres", done, 1, done ? 1 : 0));
    }

    private static EraseReport report(List<Store> stores, int awaited, List<SinkProgress> sinks) {
        return new EraseReport(false, Set.of("a", "b"), Set.of("wire"), TOPICS, stores, awaited, sinks);
    }
}
