package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagGateTest {
    private static final long SECOND = 1_000_000_000L;

    private final LagGate gate = new LagGate(1000, Duration.ofSeconds(60));

    @Test
    void closesAboveTheLimitAndOpensBelowHalfOfIt() {
        gate.sample(1000, SECOND);
        assertThat(gate.hold()).isEmpty();
        gate.sample(1001, 2 * SECOND);
        assertThat(gate.hold()).contains(Duration.ofSeconds(5));
        gate.sample(600, 3 * SECOND);
        assertThat(gate.hold()).isPresent();
        gate.sample(500, 4 * SECOND);
        assertThat(gate.hold()).isEmpty();
        gate.sample(900, 5 * SECOND);
        assertThat(gate.hold()).isEmpty();
    }

    @Test
    void asksToWaitAsLongAsTheLagTakesToHalve() {
        gate.sample(2000, SECOND);
        gate.sample(1900, 2 * SECOND);
        assertThat(gate.hold()).contains(Duration.ofSeconds(14));
        gate.sample(1899, 3 * SECOND);
        assertThat(gate.hold()).contains(Duration.ofSeconds(60));
    }

    @Test
    void neverClosesWithoutALimit() {
        LagGate open = new LagGate(0, Duration.ofSeconds(60));
        open.sample(Long.MAX_VALUE, SECOND);
        assertThat(open.hold()).isEmpty();
        assertThat(open.limited()).isFalse();
    }
}
