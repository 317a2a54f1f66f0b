package dev.newswire.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.GroupProtocol;
import dev.newswire.monitor.lag.PartitionLag;
import dev.newswire.monitor.status.LagHistory;
import dev.newswire.runtime.config.Config;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LagMetersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String OURS = "newswire.monitor.group.";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LagMeters meters = new LagMeters(registry, Clock.fixed(NOW, ZoneOffset.UTC));
    private final LagHistory history = new LagHistory(3, 0.8);

    @Test
    void showsLagAndAgeOfEveryPartition() {
        show(group("a", 0, 7, NOW.minusMillis(2500)), group("b", 0, 0, null));
        assertThat(value("kafka.consumergroup.group.lag", "a")).isEqualTo(7);
        assertThat(value("kafka.consumergroup.group.lag.seconds", "a")).isEqualTo(2.5);
        assertThat(value("kafka.consumergroup.group.lag", "b")).isZero();
        assertThat(value("kafka.consumergroup.group.lag.seconds", "b")).isZero();
    }

    @Test
    void forgetsGroupsThatAreGoneAndReplacesValues() {
        show(group("a", 0, 7, null), group("b", 0, 1, null));
        show(group("a", 1, 3, null));
        assertThat(value("kafka.consumergroup.group.lag", "a")).isEqualTo(3);
        assertThat(registry.find("kafka.consumergroup.group.lag").gauges()).hasSize(1);
    }

    @Test
    void showsWhatTheSamplesMean() {
        show(group("a", 0, 7, NOW), group("well", 0, 0, null));
        assertThat(registry.find(OURS + "read.rate").gauge()).isNull();
        show(group("a", 10, 7, NOW), group("well", 10, 0, null));
        show(group("a", 20, 7, NOW), group("well", 20, 0, null));
        assertThat(of("partitions", "a", "STOP")).isEqualTo(1);
        assertThat(of("partitions", "well", "OK")).isEqualTo(1);
        assertThat(registry.get(OURS + "read.rate").tag("group", "a").gauge().value())
                .isZero();
        assertThat(registry.get(OURS + "retention.used.ratio")
                        .tag("group", "a")
                        .gauge()
                        .value())
                .isEqualTo(0.5);
        assertThat(registry.get(OURS + "catch.up.seconds").gauges()).hasSize(1);
    }

    @Test
    void configurationHasUsableDefaults() {
        assertThat(MonitorConfig.from(Config.defaults(MonitorConfig.KEYS)))
                .isEqualTo(new MonitorConfig(Duration.ofSeconds(5), 1000, Duration.ofSeconds(10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorConfig(Duration.ZERO, 1, Duration.ofSeconds(1)));
    }

    private void show(GroupLag... groups) {
        meters.show(history.add(List.of(groups)));
    }

    private double of(String meter, String group, String status) {
        return registry.get(OURS + meter)
                .tag("group", group)
                .tag("status", status)
                .gauge()
                .value();
    }

    private double value(String meter, String group) {
        return registry.get(meter)
                .tag("group", group)
                .tag("topic", "news.raw")
                .tag("partition", "2")
                .gauge()
                .value();
    }

    private static GroupLag group(String name, int second, long lag, Instant next) {
        PartitionLag partition = new PartitionLag("news.raw", 2, 1L, 100, lag, true, next, null, 0.5);
        return new GroupLag(
                name, GroupProtocol.CLASSIC, "Stable", NOW.plusSeconds(second), List.of(), List.of(partition));
    }
}
