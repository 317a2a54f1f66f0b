package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.transport.HostNames;
import dev.newswire.ingest.scripted.Http2Server;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.ingest.scripted.TestTls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

final class TlsTest {

    private static FailureKind kind(FetchOutcome outcome) {
        return ((FetchOutcome.Failed) outcome).kind();
    }

    @Test
    void fetchesOverTls() {
        try (Web web = new Web();
                ScriptedServer safe = ScriptedServer.start(TestTls.context().getServerSocketFactory(), "https")) {
            safe.on("/", Reply.ok("text/xml", "x"));
            assertThat(web.fetch(safe.url("feeds.example", "/"))).isInstanceOf(FetchOutcome.Fetched.class);
        }
    }

    @Test
    void believesNoCertificateOfAnotherHost() {
        try (Web web = new Web();
                ScriptedServer safe = ScriptedServer.start(TestTls.context().getServerSocketFactory(), "https")) {
            safe.on("/", Reply.ok("text/xml", "x"));
            assertThat(kind(web.fetch(safe.url("other.example", "/")))).isEqualTo(FailureKind.TLS);
            assertThat(safe.requests()).isEmpty();
        }
    }

    @Test
    void believesNoCertificateThatNoAuthoritySigned() throws NoSuchAlgorithmException {
        HostNames loopback = host -> InetAddress.getAllByName("127.0.0.1");
        try (ScriptedServer safe = ScriptedServer.start(TestTls.context().getServerSocketFactory(), "https");
                WebFetcher strict =
                        WebFetcher.open(Web.config(), loopback, SSLContext.getDefault(), new SimpleMeterRegistry())) {
            FetchRequest request = FetchRequest.of(safe.url("feeds.example", "/"), Purpose.FEED);
            assertThat(kind(Web.join(strict.fetch(request)))).isEqualTo(FailureKind.TLS);
            assertThat(safe.requests()).isEmpty();
        }
    }

    @Test
    void speaksNoTlsWithServersThatDoNot() {
        try (Web web = new Web("ingest.fetch.stall-timeout", "300ms")) {
            URI url = URI.create(web.url("/").toString().replace("http:", "https:"));
            assertThat(kind(web.fetch(url))).isIn(FailureKind.TLS, FailureKind.CONNECTION, FailureKind.TIMEOUT);
        }
    }

    @Test
    void speaksHttp2WhereTheServerDoes() {
        try (Web web = new Web();
                Http2Server server = Http2Server.start(200, Map.of("etag", "W/\"\u00E4\""), "body".repeat(50_000))) {
            URI url = server.url("feeds.example", "/feed?a=b");
            FetchOutcome.Fetched fetched = (FetchOutcome.Fetched) web.fetch(url);
            assertThat(fetched.body()).hasSize(200_000);
            assertThat(fetched.facts().etag()).contains("W/\"\u00E4\"");
            web.fetch(new FetchRequest(url, Purpose.FEED, fetched.facts().etag(), Optional.empty()));
            assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.protocol()).isEqualTo("HTTP/2.0");
                assertThat(request.target()).isEqualTo("/feed?a=b");
                assertThat(request.fields().get("user-agent")).startsWith("Newswire/");
            });
            assertThat(server.requests().get(1).fields()).containsEntry("if-none-match", "W/\"\u00E4\"");
        }
    }

    @Test
    void limitsHttp2AnswersAsOthers() {
        try (Web web = new Web("ingest.fetch.max-body-bytes", "100KiB", "ingest.fetch.max-header-bytes", "8KiB");
                Http2Server large = Http2Server.start(200, Map.of(), "x".repeat(200_000));
                Http2Server header = Http2Server.start(200, Map.of("x-long", "x".repeat(20_000)), "x");
                Http2Server fine = Http2Server.start(200, Map.of(), "x")) {
            assertThat(kind(web.fetch(large.url("feeds.example", "/")))).isEqualTo(FailureKind.TOO_LARGE);
            assertThat(kind(web.fetch(header.url("a.feeds.example", "/")))).isEqualTo(FailureKind.TOO_LARGE);
            assertThat(web.fetch(fine.url("b.feeds.example", "/"))).isInstanceOf(FetchOutcome.Fetched.class);
        }
    }

    @Test
    void fetchesManyDocumentsOverHttp2AtOnce() {
        try (Web web = new Web("ingest.fetch.host.concurrency", "8");
                Http2Server server = Http2Server.start(200, Map.of(), "x".repeat(10_000))) {
            List<FetchOutcome> outcomes = IntStream.range(0, 100)
                    .mapToObj(
                            i -> web.fetcher.fetch(FetchRequest.of(server.url("feeds.example", "/" + i), Purpose.FEED)))
                    .toList()
                    .stream()
                    .map(Web::join)
                    .toList();
            assertThat(outcomes).hasSize(100).allMatch(FetchOutcome.Fetched.class::isInstance);
        }
    }
}
