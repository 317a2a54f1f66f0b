package dev.newswire.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.newswire.monitor.deadletter.DeadLetterConfig;
import dev.newswire.runtime.config.ConfigLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeadLetterMetersTest {

    @Test
    void showsWhatIsOpenBesideWhatMayBe() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        DeadLetterMeters meters = new DeadLetterMeters(new DeadLetterConfig(Duration.ofDays(1), 7), registry);
        for (long open : new long[] {0, 8, 9, 7, 8}) {
            meters.show(open);
            assertThat(registry.get("newswire.monitor.deadletters.open").gauge().value())
                    .isEqualTo(open);
        }
        assertThat(registry.get("newswire.monitor.deadletters.alert.above")
                        .gauge()
                        .value())
                .isEqualTo(7);
    }

    @Test
    void alertsAboveTheLimitAlone() {
        DeadLetterConfig config = DeadLetterConfig.from(ConfigLoader.of(MonitorConfig.KEYS)
                .set(List.of("deadletters.alert.above=3", "deadletters.retention=2d"))
                .load());
        assertThat(config).isEqualTo(new DeadLetterConfig(Duration.ofDays(2), 3));
        assertThat(config.alerts(3)).isFalse();
        assertThat(config.alerts(4)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new DeadLetterConfig(Duration.ofDays(2), -1));
    }
}
