package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConditionalGetTest {
    private static final int MANY = 10;

    private final Web web = new Web();

    @BeforeEach
    void clear() {
        web.server.clear();
    }

    @AfterAll
    void close() {
        web.close();
    }

    private RecordedRequest sent(String target) {
        return web.server.requests(target).get(0);
    }

    @Test
    void fetchesADocumentWithAllThatItsHeaderSays() {
        web.server.on(
                "/feed",
                Reply.ok("application/rss+xml; charset=ISO-8859-1", "<rss/>")
                        .header("ETag", "W/\"a b\"")
                        .header("Last-Modified", "Sun, 22 Nov 2026 08:00:00 GMT")
                        .header("Cache-Control", "max-age=600")
                        .header("Link", "</hub>; rel=hub, <http://news.example/feed>; rel=\"self\"")
                        .header("Date", "Sun, 22 Nov 2026 09:00:00 GMT"));
        FetchOutcome.Fetched fetched = (FetchOutcome.Fetched) web.fetch("/feed");
        assertThat(new String(fetched.body(), StandardCharsets.UTF_8)).isEqualTo("<rss/>");
        assertThat(fetched.hops()).isEmpty();
        ResponseFacts facts = fetched.facts();
        assertThat(facts.status()).isEqualTo(200);
        assertThat(facts.url()).isEqualTo(web.url("/feed"));
        assertThat(facts.contentType()).contains("application/rss+xml; charset=ISO-8859-1");
        assertThat(facts.charset().orElseThrow().name()).isEqualTo("windows-1252");
        assertThat(facts.etag()).contains("W/\"a b\"");
        assertThat(facts.lastModified()).contains("Sun, 22 Nov 2026 08:00:00 GMT");
        assertThat(facts.fresh()).isPresent();
        assertThat(facts.links().get(0).target()).isEqualTo(web.url("/hub"));
        assertThat(facts.links().get(0).is("hub")).isTrue();
        assertThat(facts.links().get(1).is("self")).isTrue();
        assertThat(facts.date()).isPresent();
    }

    @Test
    void saysWhoAsksAndWhatIsUnderstood() {
        web.fetch("/feed");
        RecordedRequest request = sent("/feed");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.header("Host")).contains("news.example:" + web.server.port());
        assertThat(request.header("User-Agent")).contains("Newswire/development (+https://reader.example/about)");
        assertThat(request.header("Accept-Encoding")).contains("gzip, deflate, br");
        assertThat(request.header("Accept").orElseThrow()).contains("application/atom+xml", "*/*");
        assertThat(request.header("If-None-Match")).isEmpty();
        assertThat(request.header("If-Modified-Since")).isEmpty();
        assertThat(request.header("Cookie")).isEmpty();
        assertThat(request.header("Referer")).isEmpty();
        assertThat(request.header("Upgrade")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "W/\"abc\"",
                "abc",
                "'single'",
                "\"with \\\"inner\\\" quotes\"",
                "\"a,b;c=d\"",
                "\"umlaut \u00E4 \u00C3\u00A4\"",
                "\"tab\tinside\"",
                "\"two  spaces\"",
                "\"--gzip\"",
                "w/\"lower\""
            })
    void echoesEntityTagsByteForByte(String etag) {
        web.server.on("/feed", Reply.ok("text/xml", "x").header("ETag", etag), Reply.status(304));
        FetchOutcome.Fetched first = (FetchOutcome.Fetched) web.fetch("/feed");
        FetchOutcome second = web.conditional("/feed", first.facts().etag().orElseThrow(), null);
        assertThat(second).isInstanceOf(FetchOutcome.NotModified.class);
        assertThat(web.server.requests("/feed").get(1).header("If-None-Match")).contains(etag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "2026-11-22 08:00", "0"})
    void echoesLastModifiedByteForByte(String date) {
        web.server.on("/feed", Reply.ok("text/xml", "x").header("Last-Modified", date), Reply.status(304));
        FetchOutcome.Fetched first = (FetchOutcome.Fetched) web.fetch("/feed");
        web.conditional("/feed", null, first.facts().lastModified().orElseThrow());
        RecordedRequest second = web.server.requests("/feed").get(1);
        assertThat(second.header("If-Modified-Since")).contains(date);
        assertThat(second.header("If-None-Match")).isEmpty();
    }

    @Test
    void namesNoValidatorsWhereAnAnswerBringsNone() {
        web.server.on("/feed", Reply.ok("text/xml", "x"));
        FetchOutcome.Fetched fetched = (FetchOutcome.Fetched) web.conditional("/feed", "\"old\"", "yesterday");
        assertThat(fetched.facts().etag()).isEmpty();
        assertThat(fetched.facts().lastModified()).isEmpty();
    }

    @Test
    void givesTheFreshnessOfAnUnchangedDocument() {
        web.server.on(
                "/feed", Reply.status(304).header("Cache-Control", "max-age=60").header("ETag", "\"new\""));
        FetchOutcome.NotModified same = (FetchOutcome.NotModified) web.conditional("/feed", "\"old\"", null);
        assertThat(same.facts().etag()).contains("\"new\"");
        assertThat(same.facts().fresh().orElseThrow()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void takesA304ThatNobodyAskedForAsARefusal() {
        web.server.on("/feed", Reply.status(304));
        assertThat(web.fetch("/feed")).isInstanceOf(FetchOutcome.Refused.class);
    }

    @Test
    void sendsValidatorsAlongRedirects() {
        web.server.on("/old", Reply.redirect(302, "/new")).on("/new", Reply.status(304));
        assertThat(web.conditional("/old", "\"a\"", null)).isInstanceOf(FetchOutcome.NotModified.class);
        assertThat(sent("/new").header("If-None-Match")).contains("\"a\"");
    }

    @Test
    void sendsValidatorsOnlyToTheAddressThatGaveThem() {
        web.server.on("/old", Reply.redirect(302, "/new")).on("/new", Reply.ok("text/xml", "x"));
        URI other = web.url("/elsewhere");
        web.fetch(new FetchRequest(
                web.url("/old"), Purpose.FEED, Optional.of("\"a\""), Optional.of("b"), Optional.of(other)));
        assertThat(sent("/old").header("If-None-Match")).isEmpty();
        assertThat(sent("/new").header("If-Modified-Since")).isEmpty();
        web.fetch(new FetchRequest(
                web.url("/old"), Purpose.FEED, Optional.of("\"a\""), Optional.empty(), Optional.of(web.url("/new"))));
        assertThat(web.server.requests("/old").get(1).header("If-None-Match")).isEmpty();
        assertThat(web.server.requests("/new").get(1).header("If-None-Match")).contains("\"a\"");
    }

    @Test
    void givesTheTimeToRetryInBothForms() {
        try (Web web = new Web()) {
            web.server
                    .on("/busy", Reply.status(429).header("Retry-After", "1"))
                    .on(
                            "/down",
                            Reply.status(503)
                                    .header("Date", "Sun, 22 Nov 2026 09:00:00 GMT")
                                    .header("Retry-After", "Sun, 22 Nov 2026 10:00:00 GMT"));
            FetchOutcome.Refused busy = (FetchOutcome.Refused) web.fetch("/busy");
            assertThat(busy.status()).isEqualTo(429);
            assertThat(busy.facts().retryAfter()).contains(Duration.ofSeconds(1));
            FetchOutcome.Refused down = (FetchOutcome.Refused) web.fetch("/down");
            assertThat(down.facts().retryAfter()).contains(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 418, 429, 451, 500, 502, 503})
    void tellsRefusalsByTheirStatus(int status) {
        web.server.on("/feed", Reply.status(status).body("sorry"));
        assertThat(web.fetch("/feed"))
                .isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(status));
    }

    @Test
    void keepsTheConnectionOpenBetweenDocumentsOfASite() {
        try (Web web = new Web()) {
            web.server
                    .on("/a", Reply.ok("text/xml", "a"))
                    .on("/b", Reply.status(404).body("none"));
            for (int i = 0; i < MANY; i++) {
                web.fetch("/a");
                web.fetch("/b");
            }
            // An answer may be told a moment before its connection can be had again.
            assertThat(web.server.connections()).isLessThan(MANY);
        }
    }

    @Test
    void asksOnceMoreWhenAConnectionThatWasKeptProvesDead() {
        Set<Integer> used = ConcurrentHashMap.newKeySet();
        AtomicBoolean dead = new AtomicBoolean();
        web.server.on("/a", (request, wire) -> {
            boolean kept = !used.add(request.connection());
            dead.set(kept && !dead.get());
            return !dead.get() && Reply.ok("text/xml", "a").play(request, wire);
        });
        for (int i = 0; i < MANY; i++) {
            assertThat(web.fetch("/a")).isInstanceOf(FetchOutcome.Fetched.class);
        }
        assertThat(web.server.requests("/a")).hasSizeGreaterThan(MANY);
    }

    @Test
    void doesNotAskAgainWhenAFreshConnectionBreaks() {
        try (Web web = new Web()) {
            web.server.on("/b", Reply.hangUp());
            assertThat(web.fetch("/b")).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.CONNECTION);
                assertThat(failed.message()).contains("/b");
            });
            assertThat(web.server.requests("/b")).hasSize(1);
        }
    }
}
