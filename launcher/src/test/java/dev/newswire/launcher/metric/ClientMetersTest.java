package dev.newswire.launcher.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.runtime.cluster.ClusterConfig;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ClientMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ClientMeters meters = new ClientMeters(registry);
    private final Map<String, Object> settings = meters.measured(ClusterConfig.of("127.0.0.1:9", "http://127.0.0.1:9"))
            .kafka();

    @Test
    void showsEveryKindOfClientUntilItIsClosed() {
        try (Admin admin = Admin.create(settings);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> consumer = consumer("desk")) {
            assertThat(List.of(admin.metrics(), producer.metrics(), consumer.metrics()))
                    .doesNotContain(Map.of());
            assertThat(registry.scrape())
                    .contains(
                            "kafka_admin_client_connection_count{client_id=\"adminclient\"}",
                            "kafka_producer_record_send_total{client_id=\"producer\"}",
                            "kafka_consumer_fetch_manager_records_consumed_total{client_id=\"consumer-desk\"}")
                    .doesNotContain("NaN\n# HELP kafka_app", "_rate{", "topic=", "node_id=");
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void clientsThatDifferInANumberOrARandomIdShareASeries() {
        Metrics one = measuring("pusher-7f9c24e5-3b1a-4c52-9d1e-0a1b2c3d4e5f");
        Metrics two = measuring("pusher-12");
        record(one, 3);
        record(two, 4);

        assertThat(value("kafka.sample.sent.total")).isEqualTo(7);
        assertThat(value("kafka.sample.age.max")).isEqualTo(4);
        two.close();
        assertThat(value("kafka.sample.sent.total")).isEqualTo(3);
        one.close();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void leavesOutWhatThereWouldBeManyOf() {
        try (Metrics client = measuring("pusher")) {
            Sensor sensor = client.sensor("many");
            sensor.add(
                    new MetricName("sent-total", "sample-metrics", "", Map.of("client-id", "pusher", "topic", "a")),
                    new Value());
            sensor.add(new MetricName("sent-rate", "sample-metrics", "", Map.of("client-id", "pusher")), new Value());
            client.addMetric(
                    new MetricName("version", "sample-metrics", "", Map.of("client-id", "pusher")),
                    (org.apache.kafka.common.metrics.Gauge<String>) (config, now) -> "4.3.1");
            assertThat(names(registry)).containsExactlyInAnyOrder("kafka.sample.sent.total", "kafka.sample.age.max");
        }
    }

    @Test
    void keepsTheReportersThatAreThere() {
        Map<String, Object> own = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:9", "metric.reporters", "mine"));
        ClusterConfig cluster = new ClusterConfig(own, Map.of("schema.registry.url", "http://127.0.0.1:9"));
        assertThat(meters.measured(cluster).kafka().get("metric.reporters"))
                .isEqualTo("mine," + ClientMetricsReporter.class.getName());
        assertThat(settings.get("metric.reporters").toString()).startsWith(JmxReporter.class.getName() + ",");
    }

    @Test
    void aReporterThatFindsNoMetersReportsNothing() {
        ClientMetricsReporter lonely = new ClientMetricsReporter();
        lonely.configure(Map.of());
        try (Metrics client = new Metrics()) {
            client.addReporter(lonely);
            record(client, 1);
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    private KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("group.id", group);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Metrics measuring(String client) {
        ClientMetricsReporter reporter = new ClientMetricsReporter();
        reporter.configure(settings);
        Metrics metrics = new Metrics();
        metrics.addReporter(reporter);
        Sensor sensor = metrics.sensor("sample");
        Map<String, String> tags = Map.of("client-id", client);
        sensor.add(new MetricName("sent-total", "sample-metrics", "", tags), new CumulativeSum());
        sensor.add(new MetricName("age-max", "sample-metrics", "", tags), new Value());
        return metrics;
    }

    private static void record(Metrics client, double value) {
        client.sensor("sample").record(value);
    }

    private double value(String name) {
        return registry.get(name)
                .tag("client.id", "pusher")
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private static Set<String> names(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .collect(Collectors.toSet());
    }
}
