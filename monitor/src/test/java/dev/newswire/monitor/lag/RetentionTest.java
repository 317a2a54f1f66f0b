package dev.newswire.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Retention DAY = new Retention(Duration.ofDays(1), false);
    private static final Unread OLD = new Unread(5, true, NOW.minusSeconds(6 * 3600));

    @Test
    void timeUsesItUp() {
        assertThat(DAY.used(5L, new LogEnds(0, 10, 10), OLD, NOW)).isEqualTo(0.25);
        assertThat(DAY.used(5L, new LogEnds(0, 5, 5), Unread.NONE, NOW)).isZero();
        assertThat(DAY.used(5L, new LogEnds(0, 9, 9), new Unread(4, false, null), NOW))
                .isNull();
    }

    @Test
    void sizeUsesItUpOnceDeletionHasBegun() {
        Retention sized = new Retention(null, true);
        assertThat(sized.used(50L, new LogEnds(0, 60, 60), OLD, NOW)).isZero();
        assertThat(sized.used(25L, new LogEnds(20, 30, 30), OLD, NOW)).isEqualTo(0.5);
        Retention both = new Retention(Duration.ofDays(1), true);
        assertThat(both.used(25L, new LogEnds(20, 30, 30), OLD, NOW)).isEqualTo(0.5);
        assertThat(both.used(29L, new LogEnds(20, 30, 30), OLD, NOW)).isEqualTo(0.25);
    }

    @Test
    void whatIsGoneIsGone() {
        assertThat(DAY.used(5L, new LogEnds(6, 10, 10), OLD, NOW)).isEqualTo(1.0);
        assertThat(DAY.used(null, new LogEnds(6, 10, 10), OLD, NOW)).isEqualTo(0.25);
    }

    @Test
    void nothingDeletedIsNoRisk() {
        assertThat(Retention.NONE.used(5L, new LogEnds(6, 10, 10), OLD, NOW)).isNull();
    }

    @Test
    void isReadFromATopicsSettings() {
        assertThat(of("compact", "1000", "-1")).isEqualTo(Retention.NONE);
        assertThat(of("compact,delete", "1000", "-1")).isEqualTo(new Retention(Duration.ofSeconds(1), false));
        assertThat(of("delete", "-1", "1000")).isEqualTo(new Retention(null, true));
        assertThat(TopicRetentions.retention(new Config(List.of()))).isEqualTo(Retention.NONE);
    }

    private static Retention of(String policy, String millis, String bytes) {
        return TopicRetentions.retention(new Config(List.of(
                new ConfigEntry("cleanup.policy", policy),
                new ConfigEntry("retention.ms", millis),
                new ConfigEntry("retention.bytes", bytes))));
    }
}
