package dev.newswire.launcher.metric;

import io.micrometer.core.instrument.Meter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.jspecify.annotations.Nullable;

/** One meter for what several clients measure alike: the sum of totals, the largest of everything else. */
final class SharedSeries {

    private final boolean total;
    private final List<KafkaMetric> metrics = new CopyOnWriteArrayList<>();
    private @Nullable Meter meter;

    SharedSeries(boolean total) {
        this.total = total;
    }

    void is(Meter shown) {
        meter = shown;
    }

    Meter meter() {
        return Objects.requireNonNull(meter);
    }

    void add(KafkaMetric metric) {
        if (!metrics.contains(metric)) {
            metrics.add(metric);
        }
    }

    /** True when it was the last. */
    boolean remove(KafkaMetric metric) {
        metrics.remove(metric);
        return metrics.isEmpty();
    }

    /** Not a number while none of them has measured anything. */
    double value() {
        double value = Double.NaN;
        for (KafkaMetric metric : metrics) {
            if (metric.metricValue() instanceof Number measured && !Double.isNaN(measured.doubleValue())) {
                double next = measured.doubleValue();
                value = Double.isNaN(value) ? next : total ? value + next : Math.max(value, next);
            }
        }
        return value;
    }
}
