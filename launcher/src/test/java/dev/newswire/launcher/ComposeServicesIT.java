package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedDatabase;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.launcher.Commands.Result;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services of the compose file, two instances of each, as processes with the image's program, arguments and
 * variables: they work together, one of each may be killed, and what the deployment watches is there to be watched.
 */
@ExtendWith(EmbeddedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ComposeServicesIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DEPLOY = ROOT.resolve("deploy");
    private static final List<String> SERVICES = List.of("ingest", "enrich", "sink", "monitor");
    private static final Duration ARRIVES = Duration.ofSeconds(120);
    private static final int ITEMS = 120;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Instance> running = new ArrayList<>();
    private Path scratch;
    private ContainerImage image;
    private EmbeddedBroker broker;
    private EmbeddedRegistry registry;
    private EmbeddedDatabase database;

    @BeforeAll
    void startEverything(
            @TempDir Path folder, EmbeddedBroker kafka, EmbeddedRegistry schemas, EmbeddedDatabase postgres)
            throws IOException {
        scratch = folder;
        broker = kafka;
        registry = schemas;
        database = postgres;
        image = ContainerImage.read(ROOT, DEPLOY.resolve("Dockerfile"));
        ComposeServices compose = new ComposeServices(ROOT.resolve("docker-compose.yml"));
        Map<String, String> here = Map.of(
                "kafka:9092", broker.address(),
                "http://registry:8081", registry.address(),
                "jdbc:postgresql://postgres:5432/newswire", database.address(),
                "/inbox", Files.createDirectories(folder.resolve("dropped")).toString());
        try (Instance setup = Instance.start("setup", image, compose, made("setup"), here)) {
            assertThat(setup.process().exitCode(ARRIVES))
                    .as(setup.process().err())
                    .isZero();
        }
        for (int number = 1; number <= 2; number++) {
            for (String service : SERVICES) {
                running.add(Instance.start(service, image, compose, made(service + number), here));
            }
        }
    }

    private Path made(String name) throws IOException {
        return Files.createDirectories(scratch.resolve(name));
    }

    @AfterAll
    void stopEverything() {
        running.forEach(Instance::close);
    }

    @Test
    @Order(1)
    void everyInstanceIsHealthy() throws IOException {
        for (Instance instance : running) {
            instance.process().awaitSaid("Running", ARRIVES);
            eventually(() -> assertThat(instance.get("/health/ready").statusCode())
                    .as(instance.service())
                    .isEqualTo(200));
            assertThat(instance.get("/health/live").statusCode()).isEqualTo(200);
        }
        for (String service : SERVICES) {
            assertThat(of(service).check(image, scratch)).as(service).isZero();
        }
    }

    @Test
    @Order(2)
    void everyItemArrivesOnceThoughOneInstanceOfEachIsKilled() throws Exception {
        Result added = new Commands(scratch)
                .run(
                        "feed",
                        "add",
                        "--push",
                        "desk",
                        "--set",
                        "kafka.bootstrap.servers=" + broker.address(),
                        "--set",
                        "registry.url=" + registry.address());
        assertThat(added.exitCode()).as(added.err()).isZero();
        String token = added.out().get(0);
        for (int number = 0; number < ITEMS; number++) {
            if (number % (ITEMS / 6) == 10) {
                // The first four times: a service each.
                int kill = number / (ITEMS / 6);
                if (kill < SERVICES.size()) {
                    Instance killed = of(SERVICES.get(kill));
                    killed.process().kill();
                    running.remove(killed);
                }
            }
            push(number, token);
        }

        eventually(() -> assertThat(stored()).hasSize(ITEMS));
        assertThat(stored().values()).as("revisions").containsOnly(1);
        assertThat(new TopicReader(broker.address()).read("news.enriched"))
                .as("records on news.enriched")
                .hasSize(ITEMS);
        assertThat(running).hasSize(SERVICES.size());
        for (Instance instance : running) {
            eventually(() -> assertThat(instance.get("/health/ready").statusCode())
                    .as(instance.service())
                    .isEqualTo(200));
        }
    }

    @Test
    @Order(3)
    void everyMetricOfAnAlertOrADashboardIsExposed() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (String expression : watched()) {
            Set<String> named = ScrapedMetrics.named(expression);
            assertThat(named).as(expression).isNotEmpty();
            wanted.addAll(named);
        }
        wanted.remove("up");
        assertThat(wanted).hasSizeGreaterThan(20);
        eventually(() -> {
            Set<String> exposed = new TreeSet<>();
            running.forEach(instance -> exposed.addAll(
                    ScrapedMetrics.exposed(instance.get("/metrics").body())));
            assertThat(exposed).containsAll(wanted);
        });
    }

    @Test
    @Order(3)
    void everyMetricOfOurOwnIsListed() throws IOException {
        List<String> listed = Files.readAllLines(ROOT.resolve("docs/metrics.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", 3)[1])
                .toList();
        assertThat(listed).hasSizeGreaterThan(40);
        running.forEach(instance -> assertThat(
                        ScrapedMetrics.exposed(instance.get("/metrics").body()))
                .filteredOn(name -> name.startsWith("newswire_") || name.startsWith("kafka_consumergroup_"))
                .allMatch(name -> listed.contains(name.replaceFirst("_(?:count|sum|max|bucket)$", ""))));
    }

    @Test
    @Order(4)
    void everyServiceShowsWhatItsKafkaClientsMeasure() {
        Map<String, List<String>> measured = Map.of(
                "ingest", List.of("kafka_producer_record_send_total", "kafka_consumer_connection_count"),
                "enrich",
                        List.of(
                                "kafka_stream_thread_process_total",
                                "kafka_consumer_fetch_manager_records_consumed_total",
                                "kafka_producer_txn_commit_time_ns_total"),
                "sink", List.of("kafka_consumer_fetch_manager_records_consumed_total"),
                "monitor", List.of("kafka_admin_client_request_total"));
        measured.forEach((service, names) -> {
            String scrape = of(service).get("/metrics").body();
            for (String name : names) {
                assertThat(scrape.lines().filter(line -> line.startsWith(name + "{")))
                        .as(service + " " + name)
                        .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) > 0);
            }
            assertThat(scrape.lines().filter(line -> line.startsWith("kafka_")))
                    .as("series of clients of " + service)
                    .hasSizeLessThan(500);
        });
    }

    @Test
    @Order(5)
    void prometheusScrapesEveryServiceAndUnderstandsEveryRule() throws IOException {
        assumeThat(PrometheusProcess.installed()).as("prometheus is installed").isTrue();
        Map<String, String> targets = new HashMap<>();
        running.forEach(instance -> targets.put(instance.service() + ":8080", instance.admin()));
        try (PrometheusProcess prometheus =
                PrometheusProcess.start(made("prometheus"), DEPLOY.resolve("prometheus"), targets)) {
            eventually(() -> assertThat(texts(prometheus.query("up{job=\"newswire\"} == 1"), "/metric/service"))
                    .containsExactlyInAnyOrderElementsOf(SERVICES));
            assertThat(prometheus.ask("targets").get("activeTargets"))
                    .hasSize(SERVICES.size())
                    .allMatch(target -> target.get("health").asText().equals("up"));
            eventually(() -> assertThat(prometheus.ask("rules").findValuesAsText("health"))
                    .hasSize(ScrapedMetrics.alerts(DEPLOY.resolve("prometheus/alerts.yml"))
                            .size())
                    .containsOnly("ok"));
            for (String expression : watched()) {
                assertThat(prometheus.query(expression)).as(expression).isNotNull();
            }
        }
    }

    private static List<String> texts(JsonNode results, String field) {
        List<String> texts = new ArrayList<>();
        results.forEach(result -> texts.add(result.at(field).asText()));
        return texts;
    }

    private static List<String> watched() throws IOException {
        List<String> expressions = new ArrayList<>(ScrapedMetrics.alerts(DEPLOY.resolve("prometheus/alerts.yml")));
        assertThat(expressions).hasSizeGreaterThan(10);
        expressions.addAll(ScrapedMetrics.dashboards(DEPLOY.resolve("grafana/dashboards")));
        assertThat(expressions).hasSizeGreaterThan(25);
        return expressions;
    }

    private Instance of(String service) {
        return running.stream()
                .filter(instance -> instance.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    /** To one instance or the other, again until it is taken. */
    private void push(int number, String token) {
        String item = "{\"title\": \"Ship %1$d has landed\", \"url\": \"https://harbour.example/%1$d\", "
                        .formatted(number)
                + "\"body\": \"Ship number %d came into the harbour of Langevik this morning.\"}".formatted(number);
        await().atMost(ARRIVES).pollDelay(Duration.ZERO).ignoreExceptions().until(() -> {
            List<Instance> all = running.stream()
                    .filter(instance -> instance.service().equals("ingest"))
                    .toList();
            HttpRequest request = HttpRequest.newBuilder(
                            all.get(number % all.size()).items())
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(item))
                    .build();
            return HTTP.send(request, BodyHandlers.ofString()).statusCode() < 300;
        });
    }

    /** The revision of every item in PostgreSQL, by its address. */
    private Map<String, Integer> stored() throws SQLException {
        Map<String, Integer> stored = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection(database.address(), database.user(), database.password());
                Statement query = connection.createStatement();
                ResultSet rows =
                        query.executeQuery("SELECT url, revision FROM newswire.item WHERE source_id = 'desk'")) {
            while (rows.next()) {
                assertThat(stored.put(rows.getString(1), rows.getInt(2))).isNull();
            }
        }
        return stored;
    }

    private void eventually(ThrowingRunnable assertion) {
        try {
            await().atMost(ARRIVES).pollInterval(Duration.ofMillis(300)).untilAsserted(assertion);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    running.stream()
                            .map(instance -> instance.service() + ": "
                                    + instance.get("/health/ready").body()
                                    + instance.process().err())
                            .collect(Collectors.joining("\n")),
                    e);
        }
    }
}
