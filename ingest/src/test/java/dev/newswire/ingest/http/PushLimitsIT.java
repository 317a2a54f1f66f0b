package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.scripted.TestTls;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the port does with what is no plain, well-formed, short request. */
@ExtendWith(EmbeddedStack.class)
class PushLimitsIT {
    private static final Map<String, String> IMPATIENT = Map.of(
            "ingest.http.idle-timeout", "1s", "ingest.http.body-timeout", "1s", "ingest.http.max-connections", "20");

    private final ClusterFixture fixture;
    private final String token;

    PushLimitsIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
        token = PushFixture.source(fixture, "limits", false);
    }

    @Test
    void takesItemsInOverTlsAndOnlyOverTls() throws Exception {
        fixture.mark(Topics.RAW);
        try (PushFixture push = PushFixture.start(fixture.cluster(), tls("changeit"))) {
            int port = push.server().address().getPort();
            String request = "POST /v1/items HTTP/1.1\r\nHost: feeds.example\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: text/plain\r\nContent-Length: 13\r\nConnection: close\r\n\r\nUnder a seal.";
            try (Socket sealed = TestTls.context().getSocketFactory().createSocket("127.0.0.1", port)) {
                assertThat(answer(sealed, request)).startsWith("HTTP/1.1 202 ");
            }
            try (Socket clear = new Socket("127.0.0.1", port)) {
                assertThat(answer(clear, request)).doesNotContain("202");
            }
        }
        assertThat(fixture.items(Topics.RAW)).singleElement().satisfies(item -> assertThat(item.getBody())
                .isEqualTo("Under a seal."));
    }

    @Test
    void saysWhatIsWrongWithAKeyFile() throws Exception {
        assertRefused(tls("another"), "ingest.http.tls.password does not open");
        assertRefused(Map.of("ingest.http.tls.keystore", "/nowhere/key.p12"), "/nowhere/key.p12 cannot be read");
    }

    @Test
    void answersNonsenseShortlyAndGoesOn() throws IOException {
        try (PushFixture push = PushFixture.start(fixture.cluster(), IMPATIENT)) {
            int port = push.server().address().getPort();
            assertThat(answer(port, "POST /v1/items HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 431 ");
            assertThat(answer(port, "\0\1\2\3 no http at all\r\n\r\n")).startsWith("HTTP/1.1 400 ");
            assertThat(answer(port, "POST /v1/items HTTP/1.1\r\nHost: x\r\nX-Half: and no mo"))
                    .as("a header that stops is not waited for")
                    .doesNotContain(" 202 ");
            for (int i = 0; i < 30; i++) {
                // More than there may be at once, left behind by whoever opened them.
                new Socket("127.0.0.1", port).close();
            }
            assertThat(push.post(token, "text/plain", "After all that.").statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void waitsForTheBodyOfARefusedRequestSoThatTheConnectionStays() throws IOException {
        try (PushFixture push = PushFixture.start(fixture.cluster(), Map.of());
                Socket socket = new Socket("127.0.0.1", push.server().address().getPort())) {
            RawStream stream = new RawStream(socket, "wrong");
            stream.head("text/plain", "");
            // By the time this is answered, the other request has been looked at too.
            assertThat(push.post(token, "text/plain", "Another.").statusCode()).isEqualTo(202);
            stream.chunk("On its way.");
            stream.end();
            assertThat(stream.status()).contains(" 401 ");
            stream.write("POST /v1/items HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nNext.");
            assertThat(stream.status()).contains(" 202 ");
        }
    }

    @Test
    void takesAStreamThatIsLargerThanABodyMayBe() {
        fixture.mark(Topics.RAW);
        String line = "{\"title\":\"A line of a long stream\",\"body\":\"" + "word ".repeat(200) + "\"}\n";
        try (PushFixture push = PushFixture.start(fixture.cluster(), Map.of())) {
            HttpResponse<String> stream = push.post(token, "application/x-ndjson", line.repeat(20_000));
            assertThat(stream.statusCode())
                    .as("20 MB, more than a body may have")
                    .isEqualTo(202);
            assertThat(stream.body()).contains("\"accepted\":20000", "\"truncated\":true");
        }
        assertThat(fixture.committed(Topics.RAW)).hasSize(20_000);
    }

    private void assertRefused(Map<String, String> settings, String message) {
        try (PushServer server = PushFixture.server(fixture.cluster(), settings, Optional.empty())) {
            assertThatThrownBy(server::start).isInstanceOf(UserError.class).hasMessageContaining(message);
        }
    }

    private static Map<String, String> tls(String password) throws URISyntaxException {
        Path keystore =
                Path.of(PushLimitsIT.class.getResource("/tls/server.p12").toURI());
        return Map.of("ingest.http.tls.keystore", keystore.toString(), "ingest.http.tls.password", password);
    }

    private static String answer(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return answer(socket, request);
        }
    }

    /** The beginning of what comes back until the server closes; nothing when it resets the connection. */
    private static String answer(Socket socket, String request) throws IOException {
        socket.setSoTimeout(15_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        try {
            return new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }
}
