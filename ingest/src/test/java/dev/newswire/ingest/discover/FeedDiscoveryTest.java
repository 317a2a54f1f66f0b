package dev.newswire.ingest.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newswire.ingest.fetch.FetchConfig;
import dev.newswire.ingest.fetch.WebFetcher;
import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.SourceKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedDiscoveryTest {
    private final ScriptedServer server = ScriptedServer.start();
    private final WebFetcher fetcher = WebFetcher.open(
            FetchConfig.from(ConfigLoader.of(FetchConfig.KEYS)
                    .set(List.of("ingest.fetch.allow=127.0.0.1", "ingest.fetch.host.spacing=0s"))
                    .load()),
            new SimpleMeterRegistry());

    @AfterEach
    void close() {
        fetcher.close();
        server.close();
    }

    private Discovery discover(String target) {
        return new FeedDiscovery(fetcher)
                .discover(server.url(target))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private List<URI> urls(String target) {
        return discover(target).feeds().stream().map(FoundFeed::url).toList();
    }

    private static Reply rss(String name) {
        return Reply.ok(
                "application/rss+xml",
                "<?xml version='1.0'?><!-- c --><rss version='2.0'><channel><title>" + name
                        + "</title><item><title>One</title><link>https://a.example/" + name + "/1</link></item>"
                        + "<item><title>Two</title><link>https://a.example/" + name
                        + "/2</link></item></channel></rss>");
    }

    private static Reply atom(String name) {
        return Reply.ok(
                "text/plain",
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>" + name
                        + "</title><entry><title>One</title><id>x</id><link href='https://a.example/" + name
                        + "/1'/></entry></feed>");
    }

    private static Reply page(String head, String body) {
        return Reply.ok("text/html", "<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>");
    }

    private static Reply newsSitemap() {
        return Reply.ok(
                "application/xml",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
                        + "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url/></urlset>");
    }

    @Test
    void takesAFeedForItself() {
        server.on("/feed", rss("news"));
        Discovery found = discover("/feed");
        assertThat(found.itself()).isTrue();
        assertThat(found.feeds()).extracting(FoundFeed::url).containsExactly(server.url("/feed"));
        assertThat(found.feeds()).extracting(FoundFeed::kind).containsExactly(SourceKind.FEED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void takesAJsonFeedAndAMislabelledFeedForThemselves() {
        server.on("/json", Reply.ok("text/html", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}"))
                .on("/atom", atom("a"));
        assertThat(urls("/json")).containsExactly(server.url("/json"));
        assertThat(urls("/atom")).containsExactly(server.url("/atom"));
    }

    @Test
    void takesSitemapsForThemselvesCompressedOnesToo() {
        String sitemap = "<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"/>";
        server.on("/news.xml", newsSitemap())
                .on("/s.xml", Reply.ok("text/xml", sitemap))
                .on(
                        "/s.xml.gz",
                        Reply.ok("application/gzip", "").body(Reply.gzip(sitemap.getBytes(StandardCharsets.UTF_8))));
        for (String target : List.of("/news.xml", "/s.xml", "/s.xml.gz")) {
            assertThat(discover(target).feeds())
                    .containsExactly(new FoundFeed(server.url(target), SourceKind.SITEMAP, Optional.empty()));
        }
    }

    @Test
    void keepsTheAddressOfAPermanentRedirectOnly() {
        server.on("/old", Reply.redirect(301, "/moved"))
                .on("/moved", Reply.redirect(302, "/today"))
                .on("/today", rss("news"));
        assertThat(urls("/old")).containsExactly(server.url("/moved"));
    }

    @Test
    void takesTheFeedsThatAPageDeclares() {
        server.on(
                        "/",
                        page(
                                "<base href='/sub/'><link rel='Alternate' type='application/rss+xml' title='All' href='all'>"
                                        + "<link rel=alternate type='application/atom+xml; charset=utf-8' href='/atom'>"
                                        + "<link rel=alternate type='text/html' hreflang=de href='/de'>"
                                        + "<link rel=alternate type='application/rss+xml' href='/gone'>"
                                        + "<link rel=alternate type='application/rss+xml' title='Comments' href='/comments/feed'>",
                                "<a href='/rss'>RSS</a>"))
                .on("/sub/all", rss("all"))
                .on("/atom", atom("other"))
                .on("/comments/feed", rss("comments"))
                .on("/rss", rss("linked"));
        Discovery found = discover("/");
        assertThat(found.itself()).isFalse();
        assertThat(found.feeds())
                .extracting(FoundFeed::url)
                .containsExactly(server.url("/sub/all"), server.url("/atom"));
        assertThat(found.feeds().get(0).title()).isPresent();
        assertThat(server.requests("/rss")).isEmpty();
        assertThat(server.requests("/comments/feed")).isEmpty();
    }

    @Test
    void takesTheFeedsThatAHeaderDeclares() {
        server.on(
                        "/",
                        Reply.ok("text/html", "<html><body>x</body></html>")
                                .header("Link", "</f>; rel=alternate; type=\"application/rss+xml\""))
                .on("/f", rss("f"));
        assertThat(urls("/")).containsExactly(server.url("/f"));
    }

    @Test
    void takesOneOfTwoFormatsOfTheSameFeed() {
        server.on(
                        "/",
                        page(
                                "<link rel=alternate type='application/rss+xml' href='/rss'>"
                                        + "<link rel=alternate type='application/atom+xml' href='/atom'>",
                                ""))
                .on("/rss", rss("same"))
                .on("/atom", atom("same"));
        assertThat(urls("/")).containsExactly(server.url("/rss"));
    }

    @Test
    void looksAtLinksWhereAPageDeclaresNothing() {
        server.on(
                        "/",
                        page(
                                "<link rel=alternate type='application/rss+xml' href='/broken'>",
                                "<a href='/about'>About</a><a href='/rss/world.xml'>World</a>"
                                        + "<a href='feed://127.0.0.1:1/x'>F</a><a href='mailto:a@b'>M</a><a href='http://['>B</a>"))
                .on("/broken", page("", "no feed"))
                .on("/rss/world.xml", rss("world"));
        assertThat(urls("/")).containsExactly(server.url("/rss/world.xml"));
        assertThat(server.requests("/about")).isEmpty();
    }

    @Test
    void looksAtTheNewsSitemapsOfRobotsRules() {
        server.on("/", page("", ""))
                .on(
                        "/robots.txt",
                        Reply.ok(
                                "text/plain",
                                "Sitemap: " + server.url("/all.xml") + "\nSitemap: /news.xml\nSitemap: ftp://a/b"))
                .on("/all.xml", Reply.ok("text/xml", "<urlset/>"))
                .on("/news.xml", newsSitemap());
        assertThat(discover("/").feeds())
                .extracting(FoundFeed::url, FoundFeed::kind)
                .containsExactly(tuple(server.url("/news.xml"), SourceKind.SITEMAP));
    }

    @Test
    void looksIntoAnIndexOfSitemapsForNews() {
        server.on("/", page("", ""))
                .on("/robots.txt", Reply.ok("text/plain", "Sitemap: " + server.url("/index.xml")))
                .on(
                        "/index.xml",
                        Reply.ok(
                                "text/xml",
                                "<sitemapindex><sitemap><loc>" + server.url("/posts.xml")
                                        + "</loc></sitemap><sitemap><loc>" + server.url("/news-1.xml")
                                        + "</loc></sitemap></sitemapindex>"))
                .on("/news-1.xml", newsSitemap());
        assertThat(urls("/")).containsExactly(server.url("/news-1.xml"));
        assertThat(server.requests("/posts.xml")).isEmpty();
    }

    @Test
    void looksWhereFeedsUsuallyStand() {
        server.on("/section/", page("", "")).on("/feed.xml", rss("usual"));
        assertThat(urls("/section/")).containsExactly(server.url("/feed.xml"));
    }

    @Test
    void saysWhyThereIsNothing() {
        server.on("/page", page("", ""))
                .on("/down", Reply.status(503))
                .on("/picture", Reply.ok("image/png", "\u0089PNG"));
        assertThat(discover("/page").problem().orElseThrow()).contains("/page");
        assertThat(discover("/down").problem().orElseThrow()).contains("503");
        assertThat(discover("/picture").problem().orElseThrow()).contains("neither a feed");
        assertThat(new FeedDiscovery(fetcher)
                        .discover(URI.create("http://10.0.0.1/"))
                        .join()
                        .problem()
                        .orElseThrow())
                .contains("ingest.fetch.allow");
        assertThat(server.requests()).extracting(RecordedRequest::method).containsOnly("GET");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/feed/, true",
        "https://a.example/world.rss, true",
        "https://a.example/index.xml, true",
        "https://a.example/?feed=rss2, true",
        "https://a.example/news?format=rss, true",
        "https://a.example/feedback, false",
        "https://a.example/about, false",
        "https://a.example/first-aid, false"
    })
    void tellsAddressesOfFeedsByTheirLooks(String url, boolean feed) {
        assertThat(PageLinks.feedLike(URI.create(url))).isEqualTo(feed);
    }
}
