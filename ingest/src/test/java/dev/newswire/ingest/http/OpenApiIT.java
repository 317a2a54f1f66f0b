package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.publish.GroupPublisher;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The document and the server tell the same: every answer that it lists is brought about here, and no other comes. */
@ExtendWith(EmbeddedStack.class)
class OpenApiIT {
    private static final JsonMapper JSON = new JsonMapper();

    private final ClusterFixture fixture;
    private final String token;
    private final String pausedToken;
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> problems = new TreeSet<>();

    OpenApiIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
        token = PushFixture.source(fixture, "wire", false);
        pausedToken = PushFixture.source(fixture, "paused", true);
    }

    @Test
    void everyAnswerOfTheDocumentComesAndNoOther() throws Exception {
        String group = "slow-" + UUID.randomUUID();
        JsonNode document;
        try (PushFixture push = PushFixture.start(
                fixture.cluster(),
                Map.of(
                        "ingest.http.max-body-bytes", "64KiB",
                        "ingest.http.max-in-flight-bytes", "16KiB",
                        "ingest.http.max-streams", "1",
                        "ingest.http.lag-group", group,
                        "ingest.http.max-lag", "5"))) {
            document = JSON.readTree(get(push, "/v1/openapi.json").body());
            plain(push, document);
            refusals(push);
            keys(push);
            saturated(push);
            lagging(push, group);
        }
        slow();
        away();
        seen.addAll(HubAnswers.of(fixture));
        assertThat(seen).isEqualTo(listed(document));
        Set<String> explained = new TreeSet<>();
        document.get("x-problems").fieldNames().forEachRemaining(explained::add);
        Set<String> known = new TreeSet<>();
        for (Problem problem : Problem.values()) {
            known.add(problem.label());
        }
        assertThat(explained).isEqualTo(known);
        assertThat(known).containsAll(problems);
    }

    private void plain(PushFixture push, JsonNode document) throws IOException {
        assertThat(method(push, "PUT", "/v1/openapi.json").headers().firstValue("Allow"))
                .contains("GET, HEAD");
        assertThat(method(push, "GET", "/v1/items").headers().firstValue("Allow"))
                .contains("POST");
        HttpResponse<String> nothing =
                push.send(HttpRequest.newBuilder(push.uri("/v2")).GET());
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        JsonNode content = document.at("/paths/~1v1~1items/post/requestBody/content");
        Set<String> types = new TreeSet<>();
        content.fieldNames().forEachRemaining(types::add);
        Set<String> read = new TreeSet<>();
        for (PushFormat format : PushFormat.values()) {
            read.addAll(format.types());
        }
        assertThat(types).isEqualTo(read);
        assertThat(items(push.post(token, "application/json", "{\"title\":\"Fine\"}"))
                        .statusCode())
                .isEqualTo(202);
        items(push.send(push.request(token, "application/x-ndjson")
                .header("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"Fine\"}\n".repeat(2000)))));
    }

    private void refusals(PushFixture push) throws IOException {
        HttpRequest.Builder none =
                HttpRequest.newBuilder(push.uri("/v1/items")).POST(HttpRequest.BodyPublishers.ofString("x"));
        assertThat(items(push.send(none)).headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"newswire\"");
        assertThat(items(push.post("wrong", "text/plain", "x")).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(field -> assertThat(field).contains("invalid_token"));
        assertThat(items(push.post(pausedToken, "text/plain", "x")).statusCode())
                .isEqualTo(403);
        for (String nothing : List.of("", "[]", " \n")) {
            assertThat(items(push.post(token, "application/json", nothing)).statusCode())
                    .isEqualTo(400);
        }
        assertThat(items(push.post(token, "text/plain", "\0\0\0\0\0\0\0\0")).statusCode())
                .isEqualTo(400);
        assertThat(items(push.post(token, "image/png", "x")).headers().firstValue("Accept"))
                .isPresent();
        assertThat(items(push.post(token, "text/plain;charset=klingon", "x")).statusCode())
                .isEqualTo(415);
        assertThat(coded(push, "br", "x").statusCode()).isEqualTo(415);
        assertThat(coded(push, "gzip", "x").statusCode()).isEqualTo(400);
        HttpResponse<String> bomb = items(push.send(push.request(token, "text/plain")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(PushServerIT.gzip("x".repeat(1 << 20))))));
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(items(push.post(token, "text/plain", "x".repeat(70_000))).statusCode())
                .isEqualTo(413);
        assertThat(items(push.send(push.request(token, "text/plain")
                                .header("Idempotency-Key", "x".repeat(300))
                                .POST(HttpRequest.BodyPublishers.ofString("x"))))
                        .statusCode())
                .isEqualTo(400);
    }

    private void keys(PushFixture push) throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(keyed(push, key, "First.").statusCode()).isEqualTo(202);
        assertThat(keyed(push, key, "Second.").statusCode()).isEqualTo(422);
        try (Socket socket = new Socket("127.0.0.1", push.server().address().getPort())) {
            RawStream stream = new RawStream(socket, token);
            stream.head("application/x-ndjson", "Idempotency-Key: held\r\nAccept: application/x-ndjson\r\n");
            stream.chunk("{\"title\":\"Held\"}\n");
            assertThat(stream.status()).contains("202");
            assertThat(keyed(push, "held", "Another.").statusCode()).isEqualTo(409);
            HttpResponse<String> second = items(push.send(push.request(token, "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"Fine\"}\n".repeat(2000)))));
            assertThat(second.statusCode()).as("only one stream at once").isEqualTo(429);
            stream.end();
            stream.line();
        }
    }

    /** A server of its own: where the timeout is short, a connection kept open may close under the next request. */
    private void slow() throws IOException {
        try (PushFixture push = PushFixture.start(fixture.cluster(), Map.of("ingest.http.idle-timeout", "1500ms"));
                Socket socket = new Socket("127.0.0.1", push.server().address().getPort())) {
            RawStream stream = new RawStream(socket, token);
            stream.head("text/plain", "");
            stream.chunk("The beginning of");
            assertThat(stream.status()).contains(" 408 ");
            seen.add("post /v1/items 408 " + Problem.MEDIA_TYPE);
        }
    }

    private void saturated(PushFixture push) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", push.server().address().getPort())) {
            RawStream held = new RawStream(socket, token);
            held.head("text/plain", "");
            held.chunk("x".repeat(15_000));
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                HttpResponse<String> answer = items(push.post(token, "text/plain", "y".repeat(10_000)));
                return answer.statusCode() == 429
                        && answer.headers().firstValue("Retry-After").isPresent();
            });
            held.end();
        }
    }

    private void lagging(PushFixture push, String group) throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(fixture.cluster().kafka()))) {
            commit(admin, group, 0);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                HttpResponse<String> answer = items(push.post(token, "text/plain", "A text."));
                return answer.statusCode() == 429 && answer.body().contains("#/x-problems/lagging");
            });
            commit(admin, group, 1_000_000);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> push.post(token, "text/plain", "A text.").statusCode() == 202);
        }
    }

    private static void commit(Admin admin, String group, long offset) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int partition = 0; partition < Topics.RAW.partitions(); partition++) {
            offsets.put(new TopicPartition(Topics.RAW.name(), partition), new OffsetAndMetadata(offset));
        }
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    /** A server whose publisher is stopped stands for one whose cluster is away; that has a test of its own. */
    private void away() {
        GroupPublisher[] publisher = new GroupPublisher[1];
        PushServer server = PushFixture.server(fixture.cluster(), Map.of(), Optional.of((made, sources) -> {
            publisher[0] = made;
            return NoRoute.INSTANCE;
        }));
        try (PushFixture push = PushFixture.started(server)) {
            publisher[0].close();
            HttpResponse<String> answer = items(push.post(token, "text/plain", "A text."));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private HttpResponse<String> get(PushFixture push, String path) {
        HttpResponse<String> answer =
                push.send(HttpRequest.newBuilder(push.uri(path)).GET());
        return told("get", path, answer);
    }

    private HttpResponse<String> method(PushFixture push, String method, String path) {
        HttpResponse<String> answer =
                push.send(HttpRequest.newBuilder(push.uri(path)).method(method, HttpRequest.BodyPublishers.noBody()));
        return told(path.endsWith("items") ? "post" : "get", path, answer);
    }

    private HttpResponse<String> coded(PushFixture push, String coding, String body) {
        return items(push.send(push.request(token, "text/plain")
                .header("Content-Encoding", coding)
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpResponse<String> keyed(PushFixture push, String key, String body) {
        return items(push.send(push.request(token, "text/plain")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpResponse<String> items(HttpResponse<String> answer) {
        return told("post", "/v1/items", answer);
    }

    private HttpResponse<String> told(String method, String path, HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        seen.add(method + " " + path + " " + answer.statusCode() + " " + type);
        if (type.equals(Problem.MEDIA_TYPE)) {
            try {
                JsonNode problem = JSON.readTree(answer.body());
                assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
                String kind = problem.get("type").asText();
                problems.add(kind.substring(kind.lastIndexOf('/') + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return answer;
    }

    private static Set<String> listed(JsonNode document) {
        Set<String> listed = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> operation
                        .getValue()
                        .path("responses")
                        .properties()
                        .forEach(response -> {
                            JsonNode answer = response.getValue().has("$ref")
                                    ? document.at(response.getValue()
                                            .get("$ref")
                                            .asText()
                                            .substring(1))
                                    : response.getValue();
                            if (!answer.has("content")) {
                                listed.add(operation.getKey() + " " + path.getKey() + " " + response.getKey() + " ");
                                return;
                            }
                            answer.get("content")
                                    .fieldNames()
                                    .forEachRemaining(type -> listed.add(operation.getKey() + " " + path.getKey() + " "
                                            + response.getKey() + " " + type));
                        })));
        return listed;
    }
}
