package dev.newswire.sink.opensearch;

import static dev.newswire.sink.contract.Items.item;
import static dev.newswire.sink.contract.Items.record;
import static dev.newswire.sink.contract.Items.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.sink.Outcome;
import dev.newswire.sink.RecordResult;
import dev.newswire.sink.RecordResult.Refused;
import dev.newswire.sink.RecordResult.Retry;
import dev.newswire.sink.RecordResult.Written;
import dev.newswire.sink.SinkBatch;
import dev.newswire.sink.SinkRecord;
import dev.newswire.sink.Sinks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OpenSearchWriterTest {

    private static final TopicPartition ZERO = new TopicPartition("news.enriched", 0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> bulks = new ArrayList<>();
    private HttpServer server;
    private OpenSearchWriter writer;
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile int found = 200;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> send(exchange, 200, "{}"));
        server.createContext(
                "/_alias/items",
                exchange ->
                        send(exchange, 200, "{\"items-000001\":{\"aliases\":{\"items\":{\"is_write_index\":true}}}}"));
        server.createContext("/_bulk", exchange -> {
            bulks.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            send(exchange, status, answer);
        });
        server.start();
        writer = new OpenSearchWriter(new OpenSearchConfig(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                "writer",
                "hush",
                "items",
                Duration.ofSeconds(5),
                1 << 20,
                Duration.ofDays(1)));
        writer.measure(registry);
        writer.open();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Test
    void judgesEachItemOfABulkByItself() throws Exception {
        answer = items(
                "{\"index\":{\"status\":201}}",
                "{\"index\":{\"status\":200}}",
                "{\"index\":{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\"}}}",
                "{\"index\":{\"status\":429,\"error\":{\"type\":\"rejected_execution_exception\"}}}",
                "{\"index\":{\"status\":403,\"error\":{\"type\":\"cluster_block_exception\"}}}",
                "{\"index\":{\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\",\"reason\":"
                        + "\"failed to parse field [x] of type [date] in document with id 'f'. Preview: 'private'\"}}}");

        assertThat(write(6))
                .containsExactly(
                        new Written(Outcome.INSERTED),
                        new Written(Outcome.UPDATED),
                        new Written(Outcome.UNCHANGED),
                        new Retry("OpenSearch answered 429 rejected_execution_exception"),
                        new Retry("OpenSearch answered 403 cluster_block_exception"),
                        new Refused(
                                "rejected-by-opensearch",
                                "OpenSearch answered 400 mapper_parsing_exception: failed to parse field [x] of type"
                                        + " [date]"));
        assertThat(registry.get("newswire.sink.opensearch.bulk").timer().count())
                .isEqualTo(1);
        assertThat(registry.get("newswire.sink.opensearch.again").counter().count())
                .isEqualTo(2);
        assertThat(registry.get("newswire.sink.opensearch.characters").counter().count())
                .isEqualTo(bulks.get(0).length());
        assertThat(bulks.get(0))
                .startsWith("{\"index\":{\"_index\":\"items-000001\",\"_id\":\"id-0\",\"version\":1,"
                        + "\"version_type\":\"external\"}}\n");
    }

    @Test
    void letsNoTombstonePassAnItemThatIsToComeAgain() throws Exception {
        answer = items("{\"index\":{\"status\":429}}");
        List<RecordResult> results = writer.write(
                        SinkBatch.of(List.of(record(ZERO, 0, item("a", 1).build()), tombstone(ZERO, 1, "a"))))
                .records();

        assertThat(results).hasSize(2).allMatch(Retry.class::isInstance);
        assertThat(bulks).hasSize(1);
    }

    @Test
    void writesNothingWhileItCannotTellWhichIndexAnItemIsIn() throws Exception {
        server.removeContext("/_alias/items");
        server.createContext(
                "/_alias/items",
                exchange -> send(
                        exchange,
                        200,
                        "{\"items-000002\":{\"aliases\":{\"items\":{\"is_write_index\":true}}},"
                                + "\"items-000001\":{\"aliases\":{\"items\":{}}}}"));
        server.createContext("/items-000001/_mget", exchange -> send(exchange, found, "{}"));
        answer = items("{\"index\":{\"status\":201}}");

        found = 400;
        assertThatThrownBy(() -> write(1)).isInstanceOf(RetriableException.class);
        found = 503;
        assertThatThrownBy(() -> write(1)).isInstanceOf(RetriableException.class);
        found = 403;
        assertThatThrownBy(() -> write(1)).isInstanceOf(FatalException.class);
        assertThat(bulks).isEmpty();
        found = 404;
        assertThat(write(1)).containsExactly(new Written(Outcome.INSERTED));
    }

    @Test
    void takesWhatIsNotThereForDeleted() throws Exception {
        answer = items("{\"delete\":{\"status\":404,\"result\":\"not_found\"}}");
        assertThat(writer.write(SinkBatch.of(List.of(tombstone(ZERO, 1, "a")))).records())
                .containsExactly(new Written(Outcome.DELETED));
    }

    @Test
    void tellsAnOutageFromARequestThatIsRefused() throws Exception {
        for (int one : new int[] {429, 502, 503, 507}) {
            status = one;
            assertThatThrownBy(() -> write(2)).isInstanceOf(RetriableException.class);
        }
        status = 413;
        assertThatThrownBy(() -> write(2)).isInstanceOf(PoisonException.class);
        assertThat(write(1)).singleElement().isInstanceOf(Refused.class);
        status = 401;
        assertThatThrownBy(() -> write(2)).isInstanceOf(FatalException.class).hasMessageNotContaining("hush");
        status = 200;
        answer = "no JSON";
        assertThat(write(2)).hasSize(2).allMatch(Retry.class::isInstance);
        server.stop(0);
        assertThatThrownBy(() -> write(2)).isInstanceOf(RetriableException.class);
    }

    @Test
    void readsEveryKeyAndShowsNoPassword() {
        Config config = ConfigLoader.of(Sinks.KEYS)
                .set(List.of(
                        "sink.opensearch.url=https://search.example",
                        "sink.opensearch.user=writer",
                        "sink.opensearch.password=hush",
                        "sink.opensearch.alias=news",
                        "sink.opensearch.timeout=3s",
                        "sink.opensearch.roll.size=1GiB",
                        "sink.opensearch.roll.every=7d"))
                .load();
        OpenSearchConfig read = OpenSearchConfig.from(config);

        assertThat(read)
                .isEqualTo(new OpenSearchConfig(
                        URI.create("https://search.example"),
                        "writer",
                        "hush",
                        "news",
                        Duration.ofSeconds(3),
                        1 << 30,
                        Duration.ofDays(7)));
        assertThat(config + " " + read).doesNotContain("hush");
        assertThat(new OpenSearchSink().writers(config)).singleElement().isInstanceOf(OpenSearchWriter.class);
    }

    private List<RecordResult> write(int count) throws Exception {
        List<SinkRecord> records = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            records.add(record(ZERO, number, item("id-" + number, 1).build()));
        }
        return writer.write(SinkBatch.of(records)).records();
    }

    private static String items(String... items) {
        return "{\"errors\":true,\"items\":[" + String.join(",", items) + "]}";
    }
}
