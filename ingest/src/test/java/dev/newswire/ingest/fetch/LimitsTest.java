package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that send too much or not what they announce. */
final class LimitsTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";

    private final Web web = new Web(
            "ingest.fetch.max-body-bytes", "100KiB",
            "ingest.fetch.max-sitemap-bytes", "200KiB",
            "ingest.fetch.max-header-bytes", "8KiB",
            "ingest.fetch.max-header-fields", "50");

    @AfterEach
    void close() {
        web.close();
    }

    private FetchOutcome.Failed failed(String target) {
        FetchOutcome outcome = web.fetch(target);
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        FetchOutcome.Failed failed = (FetchOutcome.Failed) outcome;
        assertThat(failed.message()).contains(target);
        return failed;
    }

    @Test
    void refusesABodyThatIsAnnouncedTooLarge() {
        web.server.on("/", Reply.raw(HEAD + "Content-Length: 1000000000\r\n\r\nx"));
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void refusesABodyThatGrowsTooLarge() {
        web.server.on("/", Reply.endless(HEAD + "\r\n", "<item/>"));
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void readsABodyOfExactlyTheLargestSize() {
        web.server.on("/", Reply.ok("text/xml", "x".repeat(100 * 1024)));
        assertThat(web.fetch("/")).isInstanceOf(FetchOutcome.Fetched.class);
        web.server.on("/more", Reply.ok("text/xml", "x".repeat(100 * 1024 + 1)));
        assertThat(failed("/more").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void readsMoreOfASitemap() {
        web.server.on("/", Reply.ok("text/xml", "x".repeat(150 * 1024)));
        assertThat(web.fetch(FetchRequest.of(web.url("/"), Purpose.SITEMAP))).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void refusesABodyThatUnpacksToTooMuch() {
        web.server.on("/", Reply.ok("text/xml", " ".repeat(10_000_000)).gzipped());
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void refusesABodyThatUnpacksOutOfAllProportion() {
        try (Web large = new Web("ingest.fetch.max-body-bytes", "64MiB")) {
            large.server.on("/", Reply.ok("text/xml", " ".repeat(30_000_000)).gzipped());
            assertThat(large.fetch("/")).isInstanceOfSatisfying(FetchOutcome.Failed.class, failed -> {
                assertThat(failed.kind()).isEqualTo(FailureKind.TOO_LARGE);
                assertThat(failed.message()).contains("200 times");
            });
        }
    }

    @Test
    void refusesABombInsideOfABomb() {
        byte[] inner = Reply.gzip(new byte[20_000_000]);
        web.server.on("/", Reply.ok("text/xml", "").body(Reply.gzip(inner)).header("Content-Encoding", "gzip, gzip"));
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
        web.server.on("/deep", Reply.ok("text/xml", "x").header("Content-Encoding", "gzip, gzip, gzip, gzip"));
        assertThat(failed("/deep").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void refusesAHeaderWithoutEnd() {
        web.server.on("/", Reply.endless(HEAD, "X-More: and more\r\n"));
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void refusesAHeaderLineWithoutEnd() {
        web.server.on("/", Reply.endless(HEAD + "X-Long: ", "and on "));
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
        web.server.on("/status", Reply.endless("HTTP/1.1 200 ", "OK"));
        assertThat(failed("/status").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void refusesAHeaderThatIsTooLargeInAll() {
        web.server.on("/", Reply.raw(HEAD + ("X-A: " + "a".repeat(400) + "\r\n").repeat(30) + "\r\n"));
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void endsWithAServerThatOnlySendsInterimAnswers() {
        web.server.on("/", Reply.endless("", "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"));
        assertThat(failed("/").kind()).isEqualTo(FailureKind.TOO_LARGE);
    }

    @Test
    void readsTheAnswerBehindAnInterimOne() {
        web.server.on("/", Reply.raw("HTTP/1.1 103 Early Hints\r\n\r\n" + HEAD + "Content-Length: 1\r\n\r\nx"));
        assertThat(web.fetch("/")).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void takesATruncatedBodyForABrokenConnection() {
        web.server
                .on("/length", Reply.raw(HEAD + "Content-Length: 100\r\n\r\n<rss>"))
                .on("/chunked", Reply.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"));
        assertThat(failed("/length").kind()).isEqualTo(FailureKind.CONNECTION);
        assertThat(failed("/chunked").kind()).isEqualTo(FailureKind.CONNECTION);
    }

    @Test
    void takesWhatIsNoHttpForMalformed() {
        web.server
                .on("/ssh", Reply.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"))
                .on("/chunked", Reply.raw(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss>\r\n"));
        assertThat(failed("/ssh").kind()).isIn(FailureKind.MALFORMED, FailureKind.TOO_LARGE);
        assertThat(failed("/chunked").kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void readsChunkedBodiesAndBodiesThatEndWithTheConnection() {
        web.server
                .on(
                        "/chunked",
                        Reply.raw(HEAD
                                + "Transfer-Encoding: chunked\r\n\r\n3\r\n<a>\r\n4;x=y\r\n</a>\r\n0\r\nT: x\r\n\r\n"))
                .on("/close", Reply.raw(HEAD + "Connection: close\r\n\r\n<a></a>"));
        assertThat(((FetchOutcome.Fetched) web.fetch("/chunked")).body())
                .asString()
                .isEqualTo("<a></a>");
        assertThat(((FetchOutcome.Fetched) web.fetch("/close")).body())
                .asString()
                .isEqualTo("<a></a>");
    }

    @Test
    void refusesAddressesThatAreTooLongBeforeAskingAnybody() {
        assertThat(((FetchOutcome.Failed) web.fetch("/" + "a".repeat(5000))).kind())
                .isEqualTo(FailureKind.BAD_ADDRESS);
        assertThat(web.server.connections()).isZero();
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() {
        web.server.on("/", Reply.silence(Duration.ofHours(1)));
        CompletableFuture<FetchOutcome> running = web.fetcher.fetch(FetchRequest.of(web.url("/"), Purpose.FEED));
        web.fetcher.close();
        assertThat(((FetchOutcome.Failed) Web.join(running)).kind()).isEqualTo(FailureKind.CLOSED);
        assertThat(((FetchOutcome.Failed) web.fetch("/later")).kind()).isEqualTo(FailureKind.CLOSED);
    }

    @Test
    void givesItsPlaceAtTheHostBackWhenARequestIsCancelled() {
        try (Web narrow = new Web("ingest.fetch.host.concurrency", "1", "ingest.fetch.concurrency", "1")) {
            narrow.server.on("/slow", Reply.silence(Duration.ofHours(1))).on("/", Reply.ok("text/xml", "x"));
            CompletableFuture<FetchOutcome> slow =
                    narrow.fetcher.fetch(FetchRequest.of(narrow.url("/slow"), Purpose.FEED));
            slow.cancel(true);
            assertThat(narrow.fetch("/")).isInstanceOf(FetchOutcome.Fetched.class);
        }
    }
}
