package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrapedMetricsTest {

    @Test
    void findsTheMetricsOfAnExpressionAndNothingElse() {
        assertThat(ScrapedMetrics.named(
                        "histogram_quantile(0.95, sum by (le, kind) (rate(a_seconds_bucket{step=\"x_y\"}[5m])))"))
                .containsExactly("a_seconds_bucket");
        assertThat(ScrapedMetrics.named(
                        "sum by (service) (used_bytes{area=\"heap\"}) / sum by (service) (max_bytes > 0) > 0.95"))
                .containsExactly("max_bytes", "used_bytes");
        assertThat(ScrapedMetrics.named("up == 0")).containsExactly("up");
    }

    @Test
    void findsTheMetricsOfAScrape() {
        assertThat(ScrapedMetrics.exposed("# HELP b x\n# TYPE b gauge\nb{c=\"d\"} 1.0\na 2.0\n"))
                .containsExactly("a", "b");
    }
}
