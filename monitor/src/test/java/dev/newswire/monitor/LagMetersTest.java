package dev.newswire.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.GroupProtocol;
import dev.newswire.monitor.lag.PartitionLag;
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

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LagMeters meters = new LagMeters(registry, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void showsLagAndAgeOfEveryPartition() {
        meters.show(List.of(group("a", 7, NOW.minusMillis(2500)), group("b", 0, null)));
        assertThat(value("kafka.consumergroup.group.lag", "a")).isEqualTo(7);
        assertThat(value("kafka.consumergroup.group.lag.seconds", "a")).isEqualTo(2.5);
        assertThat(value("kafka.consumergroup.group.lag", "b")).isZero();
        assertThat(value("kafka.consumergroup.group.lag.seconds", "b")).isZero();
    }

    @Test
    void forgetsGroupsThatAreGoneAndReplacesValues() {
        meters.show(List.of(group("a", 7, null), group("b", 1, null)));
        meters.show(List.of(group("a", 3, null)));
        assertThat(value("kafka.consumergroup.group.lag", "a")).isEqualTo(3);
        assertThat(registry.find("kafka.consumergroup.group.lag").gauges()).hasSize(1);
    }

    @Test
    void configurationHasUsableDefaults() {
        assertThat(MonitorConfig.from(Config.defaults(MonitorConfig.KEYS)))
                .isEqualTo(new MonitorConfig(Duration.ofSeconds(5), 1000, Duration.ofSeconds(10)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonitorConfig(Duration.ZERO, 1, Duration.ofSeconds(1)));
    }

    private double value(String meter, String group) {
        return registry.get(meter)
                .tag("group", group)
                .tag("topic", "news.raw")
                .tag("partition", "2")
                .gauge()
                .value();
    }

    private static GroupLag group(String name, long lag, Instant next) {
        PartitionLag partition = new PartitionLag("news.raw", 2, 1L, 100, lag, true, next, null);
        return new GroupLag(name, GroupProtocol.CLASSIC, "Stable", NOW, List.of(), List.of(partition));
    }
}
