package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
class PushServerIT {
    private static final JsonMapper JSON = new JsonMapper();

    private final ClusterFixture fixture;
    private final String token;
    private PushFixture push;

    PushServerIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
        token = PushFixture.source(fixture, "wire", false);
    }

    @BeforeEach
    void begin() {
        push = PushFixture.start(fixture.cluster(), Map.of());
        fixture.mark(Topics.RAW);
        fixture.mark(Topics.DEAD_LETTERS);
        fixture.mark(Topics.PUSH_KEYS);
    }

    @AfterEach
    void end() {
        push.close();
    }

    @Test
    void answersWithIdsOfWhatIsCommitted() throws IOException {
        HttpResponse<String> answer = push.post(
                token, "application/json", "{\"url\":\"https://example.org/a\",\"title\":\"A\",\"body\":\"b\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        RawItem item = fixture.items(Topics.RAW).get(0);
        assertThat(json(answer).at("/items/0/id").asText()).isEqualTo(item.getId());
        assertThat(item.getSource().getId()).isEqualTo("wire");
        assertThat(item.getSource().getName()).isEqualTo("The wire");
        assertThat(item.getLanguage()).isEqualTo("nl");
        assertThat(item.getCategories()).containsExactly("pushed");
    }

    @Test
    void saysOfEveryPieceWhatBecameOfIt() throws IOException {
        HttpResponse<String> answer = push.post(token, "application/json", """
                [
                 {"title": "One"},
                 {"title": "Two", "publishedAt": "the day after"},
                 {"title": "Three",
                  "body": broken},
                 {"title": 4},
                 {"url": "https://example.org/nothing"}
                ]""");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("accepted").asInt()).isEqualTo(1);
        assertThat(problem.at("/items/0/line").asInt()).isEqualTo(2);
        assertThat(problem.get("errors")).hasSize(4);
        assertThat(problem.at("/errors/0/line").asInt()).isEqualTo(3);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("publishedAt");
        assertThat(problem.at("/errors/1/line").asInt()).isEqualTo(5);
        assertThat(problem.at("/errors/1/reason").asText()).isEqualTo("malformed-json");
        assertThat(problem.at("/errors/2/field").asText()).isEqualTo("title");
        assertThat(problem.at("/errors/3/reason").asText()).isEqualTo("no-content");
        assertThat(fixture.items(Topics.RAW)).hasSize(1);
        assertThat(fixture.committed(Topics.DEAD_LETTERS)).hasSize(4).allSatisfy(record -> assertThat(
                        DeadLetter.readFrom(record.headers()))
                .hasValueSatisfying(letter -> assertThat(letter.origin()).startsWith("push:wire.json:")));
    }

    @Test
    void repeatsTheAnswerToAKeyAlsoAfterARestartAndPublishesNothingTwice() throws IOException {
        String body = "[{\"guid\":\"k1\",\"title\":\"One\"},{\"title\":\"Two\",\"url\":\"nowhere\"}]";
        String key = "\"" + UUID.randomUUID() + "\"";
        HttpResponse<String> first = keyed(key, "application/json", body);
        assertThat(first.statusCode()).isEqualTo(400);
        assertThat(keyed(key, "application/json", body).body()).isEqualTo(first.body());
        assertThat(keyed(key, "application/json", "{\"title\":\"Three\"}").statusCode())
                .isEqualTo(422);
        push.close();
        push = PushFixture.start(fixture.cluster(), Map.of());
        assertThat(keyed(key, "application/json", body).body()).isEqualTo(first.body());
        assertThat(keyed(key, "text/plain", body).statusCode()).isEqualTo(422);
        assertThat(fixture.items(Topics.RAW)).hasSize(1);
        assertThat(fixture.committed(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(fixture.committed(Topics.PUSH_KEYS)).hasSize(1);
    }

    @Test
    void repeatsTheAnswerToAStreamUnderAKey() {
        String lines = "{\"title\":\"Stream\",\"guid\":\"s1\"}\n".repeat(2_000);
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = keyed(key, "application/x-ndjson", lines);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        int published = fixture.committed(Topics.RAW).size();
        assertThat(published).isEqualTo(2_000);
        assertThat(keyed(key, "application/x-ndjson", lines).body()).isEqualTo(first.body());
        assertThat(keyed(key, "application/x-ndjson", lines + lines).statusCode())
                .isEqualTo(422);
        assertThat(fixture.committed(Topics.RAW)).hasSize(published);
    }

    @Test
    void publishesLinesWhileTheirStreamIsOpenAndAnswersEach() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", push.server().address().getPort())) {
            RawStream stream = new RawStream(socket, token);
            stream.head("application/x-ndjson", "Accept: application/x-ndjson\r\nIdempotency-Key: open\r\n");
            stream.chunk("{\"title\":\"Live one\"}\n{\"title\":");
            assertThat(stream.status()).contains("202");
            assertThat(stream.line()).contains("\"line\":1").contains("\"id\":");
            assertThat(fixture.items(Topics.RAW)).hasSize(1);
            assertThat(keyed("open", "application/json", "{\"title\":\"x\"}").statusCode())
                    .isEqualTo(409);
            stream.chunk("7}\n");
            assertThat(stream.line()).contains("\"line\":2").contains("\"field\":\"title\"");
            stream.end();
            assertThat(stream.line()).isEqualTo("{\"accepted\":1,\"refused\":1}");
        }
    }

    @Test
    void takesAHundredClientsAtOnceEachItemOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int client = 0; client < 100; client++) {
            for (int item = 0; item < 5; item++) {
                String body = "{\"guid\":\"c" + client + "-" + item + "\",\"title\":\"From client " + client + "\"}";
                answers.add(push.client()
                        .sendAsync(
                                push.request(token, "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()));
            }
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
        assertThat(fixture.items(Topics.RAW).stream().map(RawItem::getId).distinct())
                .hasSize(500);
        assertThat(fixture.committed(Topics.RAW)).hasSize(500);
    }

    @Test
    void readsCompressedBodiesAndStreams() throws IOException {
        byte[] packed = gzip("{\"title\":\"Packed\"}\n");
        for (String type : List.of("application/json", "application/x-ndjson")) {
            HttpResponse<String> answer = push.send(push.request(token, type)
                    .header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(packed)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
        assertThat(fixture.items(Topics.RAW)).hasSize(2);
    }

    @Test
    void knowsSourcesThatAreAddedPausedAndRemovedWhileItRuns() {
        String later = PushFixture.source(fixture, "later", false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> push.post(later, "text/plain", "A text.").statusCode() == 202);
        new SourceCatalog(fixture.cluster()).edit(standing -> SourceEdit.remove(List.of("later")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> push.post(later, "text/plain", "A text.").statusCode() == 401);
    }

    private HttpResponse<String> keyed(String key, String type, String body) {
        return push.send(push.request(token, type)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
