package dev.newswire.ingest.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class ScriptedServerTest {

    @Test
    void playsTheRepliesOfAPathInOrderAndRepeatsTheLast() throws Exception {
        try (ScriptedServer server = ScriptedServer.start()) {
            server.on("/feed?x=1", Reply.ok("text/plain", "one").header("ETag", "\"a\""), Reply.status(304));
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(server.url("/feed?x=1"))
                    .header("If-None-Match", "\"a\"")
                    .build();
            HttpResponse.BodyHandler<String> text = HttpResponse.BodyHandlers.ofString();
            assertThat(client.send(request, text).body()).isEqualTo("one");
            assertThat(client.send(request, text).statusCode()).isEqualTo(304);
            assertThat(client.send(request, text).statusCode()).isEqualTo(304);
            assertThat(client.send(HttpRequest.newBuilder(server.url("/")).build(), text)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.requests("/feed?x=1"))
                    .hasSize(3)
                    .allSatisfy(seen -> assertThat(seen.header("If-None-Match")).contains("\"a\""));
        }
    }
}
