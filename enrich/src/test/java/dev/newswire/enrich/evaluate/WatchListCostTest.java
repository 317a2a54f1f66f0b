package dev.newswire.enrich.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchListCostTest {

    @Test
    void costsLittleOfTheThroughput() {
        WatchListCost cost = WatchListCost.measure(5_000, 15);

        // The figure itself is measured by the command; a busy machine is allowed for here.
        assertThat(cost.cost()).isLessThan(0.25);
        assertThat(cost.text()).contains("5000 names");
        assertThat(cost.rows()).hasSize(1);
    }
}
