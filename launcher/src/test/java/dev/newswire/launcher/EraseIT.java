package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.newswire.launcher.Commands.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher's take-down, by all the parts there are: nothing of it is left in any store, and it stays so. */
final class EraseIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int OF_ALPHA = 6;
    private static final int OF_BETA = 4;

    /** Every table that names items, by the column that does. */
    private static final Map<String, String> TABLES = Map.of(
            "item", "id",
            "item_key", "id",
            "item_revision", "item_id",
            "item_category", "item_id",
            "item_entity", "item_id",
            "mention", "item_id",
            "quotation", "item_id",
            "key_phrase", "item_id",
            "amount", "item_id");

    @TempDir
    private Path scratch;

    private final Queue<String> posted = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;
    private LivePipeline pipeline;

    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        pipeline = LivePipeline.startBriefly(
                "sink.kinds=postgres,file,webhook",
                "sink.file.folder=" + scratch.resolve("items"),
                "sink.file.format=parquet",
                "sink.file.roll.every=500ms",
                "sink.webhook.to.desk.url=http://127.0.0.1:"
                        + receiver.getAddress().getPort(),
                "sink.webhook.to.desk.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @AfterEach
    void stop() {
        pipeline.close();
        receiver.stop(0);
    }

    @Test
    void takesASourceOutOfEveryStoreAndKeepsItOut() throws Exception {
        push("alpha", OF_ALPHA);
        push("beta", OF_BETA);
        Set<String> alpha = ids("alpha");
        Set<String> beta = ids("beta");
        assertThat(alpha).hasSize(OF_ALPHA);
        assertThat(beta).hasSize(OF_BETA);
        await().atMost(SOON).until(() -> posted.size() == OF_ALPHA + OF_BETA);
        await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(
                        held("--source", "alpha"))
                .containsEntry("postgres", OF_ALPHA)
                .containsEntry("file", OF_ALPHA));
        Map<String, Integer> entities = rows(beta);

        Map<String, JsonNode> report = erase("--source", "alpha");
        assertThat(report.get("newswire-sink-postgres").get("done").asBoolean()).isTrue();
        assertThat(report.get("newswire-sink-file").get("done").asBoolean()).isTrue();
        assertThat(report.get("newswire-sink-webhook-desk").get("done").asBoolean())
                .isTrue();
        assertThat(report.get("news.raw").get("records").asInt()).isEqualTo(OF_ALPHA);
        assertThat(report.get("news.enriched").get("records").asInt()).isEqualTo(OF_ALPHA);
        for (String store : List.of("postgres", "file")) {
            assertThat(report.get(store).get("held").asInt()).isEqualTo(OF_ALPHA);
            assertThat(report.get(store).get("left").asInt()).isZero();
        }
        assertThat(rows(alpha).values()).containsOnly(0);
        assertThat(rows(beta)).isEqualTo(entities);
        assertThat(deleted()).isEqualTo(alpha);

        push("alpha", OF_ALPHA);
        assertThat(pipeline.counted("newswire_enrich_items_total", "reason=\"erased\""))
                .isEqualTo(OF_ALPHA);
        assertThat(rows(alpha).values()).containsOnly(0);
        Map<String, Boolean> last = lastValues();
        assertThat(alpha).allSatisfy(id -> assertThat(last).containsEntry(id, false));
        assertThat(beta).allSatisfy(id -> assertThat(last).containsEntry(id, true));
        assertThat(held("--source", "alpha")).containsEntry("postgres", 0).containsEntry("file", 0);

        String one = alpha.iterator().next();
        assertThat(pipeline.run("erase", "--let-in", "--id", one).exitCode()).isZero();
        push("alpha", OF_ALPHA);
        assertThat(rows(Set.of(one))).containsEntry("item", 1);
        assertThat(rows(alpha)).containsEntry("item", 1);
    }

    private void push(String source, int count) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(source));
        for (int number = 0; number < count; number++) {
            Files.writeString(
                    folder.resolve(number + ".txt"),
                    "Harbour " + number + " of " + source
                            + " opens\n\nThe mayor of Lisbon, Maria Almeida, said \"Harbour "
                            + number + " is open\" on Monday, and gave " + source
                            + " 12 million euros for it. Ships of Norway came to see number " + number + ".\n");
        }
        Result result = pipeline.run("push", folder.toString(), "--source", source);
        assertThat(result.exitCode()).as(result.err()).isZero();
        pipeline.awaitDrained();
    }

    private Set<String> ids(String source) throws SQLException {
        return Set.copyOf(query("SELECT id FROM newswire.item WHERE source_id = '" + source + "'"));
    }

    /** Rows of these items in every table. */
    private Map<String, Integer> rows(Set<String> ids) throws SQLException {
        String list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        Map<String, Integer> rows = new TreeMap<>();
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            rows.put(
                    table.getKey(),
                    Integer.parseInt(query("SELECT count(*) FROM newswire." + table.getKey() + " WHERE "
                                    + table.getValue() + " IN (" + list + ")")
                            .get(0)));
        }
        return rows;
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        pipeline.setting("sink.postgres.url"),
                        pipeline.setting("sink.postgres.user"),
                        pipeline.setting("sink.postgres.password"));
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** What each store holds of the items, without erasing any. */
    private Map<String, Integer> held(String... which) throws IOException {
        Map<String, Integer> held = new TreeMap<>();
        run(which, "--dry-run").forEach((name, line) -> {
            if (line.has("held")) {
                held.put(name, line.get("held").asInt());
            }
        });
        return held;
    }

    private Map<String, JsonNode> erase(String... which) throws IOException {
        return run(which, "--wait", "30s");
    }

    /** The report's lines, by the topic, store or group that each is about. */
    private Map<String, JsonNode> run(String[] which, String... how) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("erase", "--output", "json"));
        arguments.addAll(List.of(which));
        arguments.addAll(List.of(how));
        Result result = pipeline.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as("%s %s", result.out(), result.err()).isZero();
        Map<String, JsonNode> lines = new TreeMap<>();
        for (String line : result.out()) {
            JsonNode one = JSON.readTree(line);
            for (String about : List.of("topic", "store", "group")) {
                if (one.has(about)) {
                    lines.put(one.get(about).asText(), one);
                }
            }
        }
        return lines;
    }

    /** Ids that the webhook's receiver was told are deleted. */
    private Set<String> deleted() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String body : posted) {
            JsonNode message = JSON.readTree(body);
            if (message.get("type").asText().equals("item.deleted")) {
                ids.add(message.path("data").path("id").asText());
            }
        }
        return ids;
    }

    /** What a reader of the compacted topic ends up with: for each key, whether it has a value. */
    private Map<String, Boolean> lastValues() {
        Map<String, Boolean> last = new TreeMap<>();
        new TopicReader(pipeline.setting("kafka.bootstrap.servers"))
                .read("news.enriched")
                .forEach(record -> last.put(new String(record.key(), StandardCharsets.UTF_8), record.value() != null));
        return last;
    }
}
