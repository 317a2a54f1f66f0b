package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Robots rules, as hosts see them. */
final class PageMannersTest {

    @Test
    void asksForTheRobotsRulesBeforeTheFirstPageAndOnlyThen() {
        try (Web web = new Web()) {
            web.server
                    .on("/robots.txt", Reply.ok("text/plain", "User-agent: Newswire\nDisallow: /private\n"))
                    .on("/a", Reply.ok("text/html", "a"))
                    .on("/private/b", Reply.ok("text/html", "b"));
            assertThat(web.page("/a")).isInstanceOf(FetchOutcome.Fetched.class);
            assertThat(web.page("/private/b"))
                    .isInstanceOfSatisfying(FetchOutcome.Disallowed.class, disallowed -> assertThat(disallowed.why())
                            .contains("/private/b"));
            assertThat(web.server.requests())
                    .extracting(RecordedRequest::target)
                    .containsExactly("/robots.txt", "/a");
        }
    }

    @Test
    void asksNoRobotsRulesForFeeds() {
        try (Web web = new Web()) {
            web.server
                    .on("/robots.txt", Reply.ok("text/plain", "User-agent: *\nDisallow: /\n"))
                    .on("/feed", Reply.ok("text/xml", "x"));
            assertThat(web.fetch("/feed")).isInstanceOf(FetchOutcome.Fetched.class);
            assertThat(web.server.requests("/robots.txt")).isEmpty();
        }
    }

    @Test
    void obeysTheRulesOfEveryHostThatAPageRedirectsTo() {
        try (Web web = new Web()) {
            web.server
                    .on("/robots.txt", Reply.status(404), Reply.ok("text/plain", "User-agent: *\nDisallow: /b"))
                    .on(
                            "/a",
                            Reply.redirect(
                                    302, web.server.url("other.example", "/b").toString()))
                    .on("/b", Reply.ok("text/html", "b"));
            assertThat(web.page("/a")).isInstanceOf(FetchOutcome.Disallowed.class);
            assertThat(web.server.requests("/b")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void allowsEverythingWhereThereIsNoRobotsFile(int status) {
        try (Web web = new Web()) {
            web.server.on("/robots.txt", Reply.status(status)).on("/a", Reply.ok("text/html", "a"));
            assertThat(web.page("/a")).isInstanceOf(FetchOutcome.Fetched.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void forbidsEverythingWhileTheRobotsFileCannotBeHad(int status) {
        try (Web web = new Web()) {
            web.server.on("/robots.txt", Reply.status(status)).on("/a", Reply.ok("text/html", "a"));
            assertThat(web.page("/a")).isInstanceOf(FetchOutcome.Disallowed.class);
            assertThat(web.server.requests("/a")).isEmpty();
        }
    }

    @Test
    void forbidsEverythingWhileTheHostOfTheRobotsFileIsSilent() {
        try (Web web = new Web()) {
            web.server.on("/robots.txt", Reply.hangUp()).on("/a", Reply.ok("text/html", "a"));
            assertThat(web.page("/a")).isInstanceOf(FetchOutcome.Disallowed.class);
        }
    }

    @Test
    void followsTheRobotsFileWhereItMoved() {
        try (Web web = new Web()) {
            web.server
                    .on(
                            "/robots.txt",
                            Reply.redirect(
                                    301, web.server.url("other.example", "/r").toString()))
                    .on("/r", Reply.ok("text/plain", "User-agent: *\nDisallow: /a"))
                    .on("/a", Reply.ok("text/html", "a"));
            assertThat(web.page("/a")).isInstanceOf(FetchOutcome.Disallowed.class);
        }
    }

    @Test
    void readsTheBeginningOfARobotsFileThatIsTooLong() {
        try (Web web = new Web()) {
            String file = "User-agent: *\nDisallow: /a\n" + "# padding and more padding\n".repeat(40_000);
            web.server.on("/robots.txt", Reply.ok("text/plain", file)).on("/a", Reply.ok("text/html", "a"));
            assertThat(web.page("/a")).isInstanceOf(FetchOutcome.Disallowed.class);
            web.server.on("/robots.txt", Reply.ok("text/plain", file).gzipped());
            assertThat(web.fetch(FetchRequest.of(web.server.url("zipped.example", "/a"), Purpose.PAGE)))
                    .isInstanceOf(FetchOutcome.Disallowed.class);
        }
    }

    @Test
    void namesTheSitemapsOfASite() {
        try (Web web = new Web()) {
            web.server.on("/robots.txt", Reply.ok("text/plain", "Sitemap: https://news.example/news.xml"));
            assertThat(Web.join(web.fetcher.sitemaps(web.url("/")))).containsExactly("https://news.example/news.xml");
            assertThat(Web.join(web.fetcher.sitemaps(web.url("/").resolve("ftp://news.example/"))))
                    .isEmpty();
        }
    }

    @Test
    void countsWhatItDoes() {
        try (Web web = new Web()) {
            web.server.on("/a", Reply.ok("text/xml", "aaaa").gzipped());
            web.fetch("/a");
            web.fetch("/none");
            assertThat(web.registry
                            .get("newswire.fetch.documents")
                            .tags("purpose", "feed", "outcome", "fetched")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(web.registry
                            .get("newswire.fetch.documents")
                            .tags("outcome", "refused", "reason", "4xx")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(web.registry
                            .get("newswire.fetch.bytes")
                            .tags("form", "decoded")
                            .counter()
                            .count())
                    .isEqualTo(4);
            assertThat(web.registry.get("newswire.fetch.active").gauge().value())
                    .isZero();
        }
    }
}
