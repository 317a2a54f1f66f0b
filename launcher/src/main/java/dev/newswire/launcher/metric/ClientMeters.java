package dev.newswire.launcher.metric;

import dev.newswire.runtime.cluster.ClusterConfig;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetric;

/**
 * What all Kafka clients of a process measure of themselves, Kafka Streams included, as meters of its registry. Each
 * client reports from its making to its closing (KIP-606), by whomever it is made. Thread-safe.
 *
 * <p>Few series: what a client measures of itself as a whole, or Streams of a thread, not of each broker, topic or task;
 * totals without their rates, which can be had from totals; and no ids that are new with every start. Clients that are
 * alike but for such an id share a series.
 */
public final class ClientMeters {

    /** Name of the setting by which a reporter finds this. */
    static final String SETTING = "newswire.client.meters";

    private static final Set<String> WHOLE = Set.of("client-id", "thread-id");
    private static final Set<String> ABOUT_METRICS = Set.of("kafka-metrics-count", "app-info");
    private static final Pattern NEW_AT_EVERY_START =
            Pattern.compile("-(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+|null)(?=-|$)");

    private final MeterRegistry registry;
    private final Map<MetricName, SharedSeries> series = new HashMap<>();

    /** @param registry stays the caller's */
    public ClientMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The same cluster, each client of which reports to this. */
    public ClusterConfig measured(ClusterConfig cluster) {
        Map<String, Object> kafka = new LinkedHashMap<>(cluster.kafka());
        // Kafka's default, which a value of ours would put away.
        kafka.putIfAbsent(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, JmxReporter.class.getName());
        kafka.computeIfPresent(
                CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG,
                (name, given) -> given + "," + ClientMetricsReporter.class.getName());
        kafka.put(SETTING, this);
        return new ClusterConfig(kafka, cluster.registry());
    }

    void add(KafkaMetric metric) {
        name(metric).ifPresent(name -> {
            synchronized (series) {
                series.computeIfAbsent(name, this::register).add(metric);
            }
        });
    }

    void remove(KafkaMetric metric) {
        name(metric).ifPresent(name -> {
            synchronized (series) {
                SharedSeries shared = series.get(name);
                if (shared != null && shared.remove(metric)) {
                    series.remove(name);
                    registry.remove(shared.meter());
                }
            }
        });
    }

    /** The name under which a metric is shown, and its one tag; empty for those that are not. */
    private static Optional<MetricName> name(KafkaMetric metric) {
        MetricName kafka = metric.metricName();
        if (!metric.isMeasurable()
                || kafka.tags().size() != 1
                || !WHOLE.containsAll(kafka.tags().keySet())
                || ABOUT_METRICS.contains(kafka.group())
                || kafka.name().endsWith("-rate")) {
            return Optional.empty();
        }
        String tag = kafka.tags().keySet().iterator().next();
        String lasting = NEW_AT_EVERY_START
                .matcher(String.valueOf(kafka.tags().get(tag)))
                .replaceAll("");
        String group = kafka.group().replace("-metrics", "");
        String name = ("kafka." + group + "." + kafka.name()).replace('-', '.');
        return Optional.of(new MetricName(name, "", kafka.description(), Map.of(tag.replace('-', '.'), lasting)));
    }

    private SharedSeries register(MetricName name) {
        boolean total = name.name().endsWith(".total");
        SharedSeries shared = new SharedSeries(total);
        Map.Entry<String, String> tag = name.tags().entrySet().iterator().next();
        Meter meter = total
                ? FunctionCounter.builder(name.name(), shared, SharedSeries::value)
                        .tag(tag.getKey(), tag.getValue())
                        .description(name.description())
                        .register(registry)
                : Gauge.builder(name.name(), shared, SharedSeries::value)
                        .tag(tag.getKey(), tag.getValue())
                        .description(name.description())
                        .strongReference(true)
                        .register(registry);
        shared.is(meter);
        return shared;
    }
}
