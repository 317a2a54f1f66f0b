package dev.newswire.launcher.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.sources.SourceReport;
import dev.newswire.ingest.sources.SourceStatus;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.PollOutcome;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.SourceState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceLinesTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private final SourceDefinition feed = SourceDefinition.newBuilder()
            .setId("example.org-world")
            .setKind(SourceKind.FEED)
            .setUrl("https://example.org/world/feed")
            .setCategories(List.of("World"))
            .setPageFetch(PageFetch.WHEN_SHORT)
            .setTokenHashes(List.of())
            .setAddedAt(NOW.minusSeconds(86_400))
            .build();
    private final SourceState state = SourceState.newBuilder()
            .setId("example.org-world")
            .setName("World \u001b[31mnews")
            .setLastPollAt(NOW.minusSeconds(200))
            .setNextPollAt(NOW.plusSeconds(7_300))
            .setLastOutcome(PollOutcome.UNCHANGED)
            .setLastStatus(304)
            .setItemsSeen(41)
            .setItemsMissed(2)
            .setAverageInterval(1_800_000L)
            .build();

    @Test
    void showsHowASourceFaresInTimesAsPeopleThinkOfThem() {
        String table = SourceLines.table(List.of(report(feed, state)), NOW);

        assertThat(table.lines().skip(2))
                .containsExactly(
                        "example.org-world                               feed     active   3m ago    in 2h     304"
                                + "       41      2       30m",
                        "\u00a0\u00a0https://example.org/world/feed");
    }

    @Test
    void saysWhatWentWrong() {
        SourceState failing = SourceState.newBuilder(state)
                .setFailures(3)
                .setLastOutcome(PollOutcome.FAILED)
                .setLastStatus(null)
                .setLastMessage("example.org does not answer")
                .setNextPollAt(NOW.minusSeconds(5))
                .build();

        assertThat(SourceLines.table(List.of(report(feed, failing)), NOW))
                .contains("failing", "failed", "due", "example.org does not answer");
    }

    @Test
    void tellsStatesApart() {
        SourceDefinition paused =
                SourceDefinition.newBuilder(feed).setPaused(true).build();
        SourceDefinition push = SourceDefinition.newBuilder(feed)
                .setUrl(null)
                .setKind(SourceKind.PUSH)
                .build();
        SourceState gone = SourceState.newBuilder(state).setGone(true).build();

        assertThat(new SourceReport(feed, Optional.empty()).status()).isEqualTo(SourceStatus.NEW);
        assertThat(report(feed, state).status()).isEqualTo(SourceStatus.ACTIVE);
        assertThat(report(feed, gone).status()).isEqualTo(SourceStatus.GONE);
        assertThat(report(paused, gone).status()).isEqualTo(SourceStatus.PAUSED);
        assertThat(new SourceReport(push, Optional.empty()).status()).isEqualTo(SourceStatus.ACTIVE);
    }

    @Test
    void printsOneObjectForPrograms() {
        assertThat(SourceLines.json(report(feed, state)))
                .startsWith(
                        "{\"id\":\"example.org-world\",\"url\":\"https://example.org/world/feed\",\"kind\":\"FEED\","
                                + "\"state\":\"ACTIVE\"")
                .contains("\"lastPollAt\":\"2026-02-03T04:01:46Z\"", "\"averageIntervalSeconds\":1800.0")
                .doesNotContain("\n");
    }

    @Test
    void keepsForeignNamesFromMovingTheCursor() {
        assertThat(SourceLines.details(report(feed, state), NOW))
                .contains("World  [31mnews", "304", "in 2h")
                .doesNotContain("\u001b");
    }

    private static SourceReport report(SourceDefinition source, SourceState state) {
        return new SourceReport(source, Optional.of(state));
    }
}
