package dev.newswire.launcher.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.jspecify.annotations.Nullable;

/** The end of {@link ClientMeters} that is within one client: made by Kafka, by its name, and closed with the client. */
public final class ClientMetricsReporter implements MetricsReporter {

    private final Set<KafkaMetric> reported = ConcurrentHashMap.newKeySet();
    private @Nullable ClientMeters meters;

    @Override
    public void configure(Map<String, ?> settings) {
        meters = settings.get(ClientMeters.SETTING) instanceof ClientMeters given ? given : null;
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        if (meters != null && reported.add(metric)) {
            meters.add(metric);
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        if (meters != null && reported.remove(metric)) {
            meters.remove(metric);
        }
    }

    @Override
    public void close() {
        reported.forEach(this::metricRemoval);
    }
}
