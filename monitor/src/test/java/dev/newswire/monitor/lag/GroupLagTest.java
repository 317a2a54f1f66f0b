package dev.newswire.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupLagTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TopicPartition P0 = new TopicPartition("news.raw", 0);
    private static final TopicPartition P1 = new TopicPartition("news.raw", 1);
    private static final TopicPartition GONE = new TopicPartition("gone", 0);

    @Test
    void putsTogetherWhatCoordinatorLogsAndCountsSay() {
        GroupFacts facts = new GroupFacts(
                "enrich",
                GroupProtocol.STREAMS,
                "Stable",
                List.of(new GroupMember("m2", "c", "h"), new GroupMember("m1", "c", "h")),
                Map.of(P0, 5L, GONE, 1L),
                Map.of(P1, "m1"));
        Map<TopicPartition, LogEnds> ends = Map.of(P0, new LogEnds(0, 8, 9), P1, new LogEnds(2, 4, 4));
        Map<Span, Unread> unread = Map.of(
                new Span(P0, 5, 8), new Unread(2, true, NOW.minusSeconds(3)),
                new Span(P1, 2, 4), new Unread(2, false, NOW.minusSeconds(7)));
        GroupLag lag = GroupLagReader.lag(
                facts, ends, unread, Map.of("news.raw", new Retention(Duration.ofSeconds(70), false)), NOW);
        assertThat(lag.partitions())
                .containsExactly(
                        new PartitionLag("news.raw", 0, 5L, 9, 2, true, NOW.minusSeconds(3), null, 3 / 70.0),
                        new PartitionLag("news.raw", 1, null, 4, 2, false, NOW.minusSeconds(7), "m1", 0.1));
        assertThat(lag.members()).extracting(GroupMember::id).containsExactly("m1", "m2");
        assertThat(lag.lag()).isEqualTo(4);
        assertThat(lag.exact()).isFalse();
        assertThat(lag.timeLag()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void hasNoTimeLagWhenNothingIsUnread() {
        PartitionLag caughtUp = new PartitionLag("t", 0, 9L, 10, 0, true, null, null, null);
        GroupLag lag = new GroupLag("g", GroupProtocol.CLASSIC, "Empty", NOW, List.of(), List.of(caughtUp));
        assertThat(lag.timeLag()).isNull();
        assertThat(lag.exact()).isTrue();
        assertThat(lag.lag()).isZero();
    }

    @Test
    void aRecordFromTheFutureHasNoNegativeAge() {
        PartitionLag lag = new PartitionLag("t", 0, 1L, 2, 1, true, NOW.plusSeconds(5), null, null);
        assertThat(lag.timeLag(NOW)).isEqualTo(Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartitionLag("t", 0, 1L, 2, -1, true, null, null, null));
    }

    @Test
    void whatRetentionDeletedIsNotUnread() {
        LogEnds ends = new LogEnds(100, 120, 121);
        assertThat(ends.unread(P0, 40L)).isEqualTo(new Span(P0, 100, 120));
        assertThat(ends.unread(P0, 110L)).isEqualTo(new Span(P0, 110, 120));
        assertThat(ends.unread(P0, null)).isEqualTo(new Span(P0, 100, 120));
        assertThat(ends.unread(P0, 500L).length()).isZero();
    }
}
