package dev.newswire.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SinkMetricsTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final SinkMetrics metrics = new SinkMetrics(registry, "postgres");

    @Test
    void countsAnOutageFromItsFirstFailureToTheNextSuccess() {
        metrics.up();
        clock.add(Duration.ofSeconds(100));
        metrics.retry();
        clock.add(Duration.ofSeconds(3));
        metrics.retry();
        assertThat(outage()).isEqualTo(3);
        clock.add(Duration.ofSeconds(4));
        metrics.up();
        clock.add(Duration.ofSeconds(100));
        metrics.up();

        assertThat(outage()).isEqualTo(7);
        assertThat(registry.get("newswire.sink.retries").counter().count()).isEqualTo(2);
    }

    @Test
    void countsDeadLettersByReasonAndAsAnOutcome() {
        metrics.deadLettered("undecodable");
        metrics.deadLettered("no-key");
        metrics.deadLettered("no-key");

        assertThat(registry.get("newswire.sink.deadletters")
                        .tag("sink", "postgres")
                        .tag("reason", "no-key")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("newswire.sink.items")
                        .tag("outcome", "deadlettered")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    private double outage() {
        return registry.get("newswire.sink.outage").counter().count();
    }
}
