package dev.newswire.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessAgeTest {

    @Test
    void isTheTimeBetweenTheStartAndNowWhateverTheProgramIsCalled() {
        String stat = "4711 (java (1) x) S 1 4711 4711 0 -1 4194304 99 0 0 0 7 8 0 0 20 0 1 0 123450 31 41 59";

        assertThat(ProcessAge.of(stat, "1236.75 99.10\n")).isEqualTo(Duration.ofMillis(2250));
    }

    @Test
    void isNoLessThanTheAgeOfTheJvm() {
        Duration jvm = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());

        assertThat(ProcessAge.now()).isGreaterThan(jvm.minusMillis(20)).isLessThan(jvm.plusMinutes(1));
    }
}
