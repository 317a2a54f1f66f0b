package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.ingest.scripted.TestTls;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedirectTest {
    private final Web web = new Web();

    @BeforeEach
    void clear() {
        web.server.clear();
    }

    @AfterAll
    void close() {
        web.close();
    }

    private static FailureKind kind(FetchOutcome outcome) {
        return ((FetchOutcome.Failed) outcome).kind();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirectsHopByHopAndTellsTheirStatus(int status) {
        web.server
                .on("/a", Reply.redirect(status, "/b"))
                .on("/b", Reply.redirect(302, web.url("/c").toString()))
                .on("/c", Reply.ok("text/xml", "c"));
        FetchOutcome.Fetched fetched = (FetchOutcome.Fetched) web.fetch("/a");
        assertThat(fetched.facts().url()).isEqualTo(web.url("/c"));
        assertThat(fetched.hops())
                .containsExactly(
                        new Hop(web.url("/a"), status, web.url("/b")), new Hop(web.url("/b"), 302, web.url("/c")));
        assertThat(fetched.hops().get(0).permanent()).isEqualTo(status == 301 || status == 308);
    }

    @ParameterizedTest
    @CsvSource({
        "/x/y?z, /b, /b",
        "/x/y?z, b, /x/b",
        "/x/y?z, ../b, /b",
        "/x/y?z, ?q=1, /x/y?q=1",
        "/x/y?z, //news.example:PORT/b, /b",
        "/x/y?z, /b#part, /b",
        "/x/y?z, '/b c|d', /b%20c%7Cd",
        "/x/y?z, /%zz, /%25zz",
        "/x/y?z, /caf\u00C3\u00A9, /caf%C3%A9",
        "/x/y?z, /caf\u00E9, /caf%C3%A9"
    })
    void understandsWhatServersWriteAsLocation(String from, String location, String asked) {
        web.server
                .on(from, Reply.redirect(302, location.replace("PORT", String.valueOf(web.server.port()))))
                .on(asked, Reply.ok("text/xml", "x"));
        assertThat(web.fetch(from)).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(web.server.requests(asked)).hasSize(1);
    }

    @Test
    void endsInACircle() {
        web.server.on("/a", Reply.redirect(302, "/b")).on("/b", Reply.redirect(302, "/a"));
        FetchOutcome outcome = web.fetch("/a");
        assertThat(kind(outcome)).isEqualTo(FailureKind.REDIRECTS);
        assertThat(outcome.hops()).hasSize(2);
        assertThat(web.server.requests()).hasSize(2);
    }

    @Test
    void endsWhenThereAreTooMany() {
        for (int i = 0; i < 20; i++) {
            web.server.on("/" + i, Reply.redirect(302, "/" + (i + 1)));
        }
        assertThat(kind(web.fetch("/0"))).isEqualTo(FailureKind.REDIRECTS);
        assertThat(web.server.requests()).hasSize(9);
    }

    @Test
    void takesARedirectToNowhereForARefusal() {
        web.server
                .on("/a", Reply.status(302))
                .on("/b", Reply.redirect(301, "http://["))
                .on("/c", Reply.status(300));
        assertThat(web.fetch("/a")).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(web.fetch("/b")).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(web.fetch("/c")).isInstanceOf(FetchOutcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://news.example/feed",
                "javascript:alert(1)",
                "data:text/xml,<rss/>",
                "http://user:pass@news.example/feed",
                "http://news.example:22/feed"
            })
    void followsNoRedirectToWhatMayNotBeAsked(String location) {
        web.server.on("/a", Reply.redirect(302, location));
        assertThat(web.fetch("/a")).isNotInstanceOf(FetchOutcome.Fetched.class);
        assertThat(web.server.requests()).hasSize(1);
    }

    @Test
    void asksOverHttpsWhereARedirectWouldLeaveIt() {
        try (ScriptedServer safe = ScriptedServer.start(TestTls.context().getServerSocketFactory(), "https")) {
            URI from = safe.url("feeds.example", "/a");
            safe.on(
                    "/a",
                    Reply.redirect(301, from.toString().replace("https", "http").replace("/a", "/b")));
            safe.on("/b", Reply.ok("text/xml", "b"));
            FetchOutcome outcome = web.fetch(from);
            assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
            assertThat(outcome.hops().get(0).to()).isEqualTo(safe.url("feeds.example", "/b"));
        }
    }

    @Test
    void refusesASiteThatInsistsOnLeavingHttps() {
        try (ScriptedServer safe = ScriptedServer.start(TestTls.context().getServerSocketFactory(), "https")) {
            URI from = safe.url("feeds.example", "/a");
            safe.on("/a", Reply.redirect(301, from.toString().replace("https", "http")));
            assertThat(web.fetch(from)).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.REDIRECTS);
                assertThat(failed.message()).contains("ingest.fetch.allow-downgrade");
            });
        }
    }

    @Test
    void leavesHttpsWhereTheOperatorAllowsIt() {
        try (Web lax = new Web("ingest.fetch.allow-downgrade", "true");
                ScriptedServer safe = ScriptedServer.start(TestTls.context().getServerSocketFactory(), "https")) {
            safe.on("/a", Reply.redirect(301, lax.url("/b").toString()));
            lax.server.on("/b", Reply.ok("text/xml", "b"));
            assertThat(lax.fetch(safe.url("feeds.example", "/a"))).isInstanceOf(FetchOutcome.Fetched.class);
        }
    }
}
