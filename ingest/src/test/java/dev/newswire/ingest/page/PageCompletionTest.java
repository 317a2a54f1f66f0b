package dev.newswire.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.ingest.fetch.FetchConfig;
import dev.newswire.ingest.fetch.FetchOutcome;
import dev.newswire.ingest.fetch.FetchRequest;
import dev.newswire.ingest.fetch.Fetcher;
import dev.newswire.ingest.fetch.WebFetcher;
import dev.newswire.ingest.item.Draft;
import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageCompletionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String SENTENCE = "The council of the harbour town voted on Tuesday to rebuild the old pier. ";
    private static final String ARTICLE = SENTENCE.repeat(30);

    private final ScriptedServer server = ScriptedServer.start();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WebFetcher fetcher = WebFetcher.open(
            FetchConfig.from(ConfigLoader.of(FetchConfig.KEYS)
                    .set(List.of("ingest.fetch.allow=127.0.0.1", "ingest.fetch.host.spacing=0s"))
                    .load()),
            registry);
    private final PageCompletion completion = completion(fetcher, Duration.ofSeconds(10));

    private PageCompletion completion(Fetcher by, Duration patience) {
        PageConfig config = new PageConfig(PageConfig.Wanted.WHEN_SHORT, 300, patience);
        return new PageCompletion(by, config, 1_000_000, Runnable::run, CLOCK, registry);
    }

    @BeforeEach
    void clear() {
        server.clear();
    }

    @AfterAll
    void close() {
        fetcher.close();
        server.close();
    }

    private Draft draft() {
        return new Draft()
                .title("Pier to be rebuilt")
                .summary("A vote in the harbour town")
                .url(server.url("/article?utm_source=feed").toString())
                .guid("a-1");
    }

    private static Reading.Item item(Draft draft) {
        ItemMaker maker = new ItemMaker(new Feeder("harbour", null, SourceKind.FEED), CLOCK);
        return (Reading.Item) maker.make(draft, new Origin("feed", 1), () -> Original.of(new byte[0]));
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private RawItem complete(Draft draft) {
        return join(completion.complete(item(draft))).item();
    }

    private void page(String head, String body) {
        server.on(
                "/article?utm_source=feed",
                Reply.ok(
                        "text/html; charset=utf-8",
                        "<!doctype html><html lang=de><head>" + head + "</head><body><article>" + body
                                + "</article></body></html>"));
    }

    @Test
    void takesTheTextOfThePageAndWhatTheFeedDoesNotSay() {
        page(
                "<title>Pier | Harbour News</title><meta name=author content='Anna Berg'>"
                        + "<meta property='article:published_time' content='2026-11-21T10:00:00Z'>"
                        + "<meta property='article:section' content='Local'>",
                "<h1>Pier</h1><p>" + ARTICLE + "</p><p>" + ARTICLE + "</p>");
        Reading.Item before = item(draft());
        RawItem after = join(completion.complete(before)).item();
        assertThat(after.getId()).isEqualTo(before.item().getId());
        assertThat(after.getUrl()).isEqualTo(before.item().getUrl());
        assertThat(after.getGuid()).isEqualTo("a-1");
        assertThat(after.getSource()).isEqualTo(before.item().getSource());
        assertThat(after.getTitle()).isEqualTo("Pier to be rebuilt");
        assertThat(after.getSummary()).isEqualTo("A vote in the harbour town");
        assertThat(after.getBody()).contains(SENTENCE.strip());
        assertThat(after.getBodyFormat()).isEqualTo(BodyFormat.HTML);
        assertThat(after.getAuthors()).containsExactly("Anna Berg");
        assertThat(after.getPublishedAt()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(after.getPublishedOrigin()).isEqualTo(DateOrigin.META);
        assertThat(after.getCategories()).contains("Local");
        assertThat(after.getLanguage()).isEqualTo("de");
        assertThat(after.getContentHash()).isNotEqualTo(before.item().getContentHash());
    }

    @Test
    void keepsWhatTheFeedSaysItself() {
        page(
                "<title>Other</title><meta name=author content='Somebody Else'>"
                        + "<meta property='article:published_time' content='2026-11-20T10:00:00Z'>",
                "<p>" + ARTICLE + "</p>");
        RawItem after = complete(
                draft().author("Carl Dahl").language("en").published("Sat, 21 Nov 2026 08:00:00 GMT", DateOrigin.FEED));
        assertThat(after.getAuthors()).containsExactly("Carl Dahl");
        assertThat(after.getLanguage()).isEqualTo("en");
        assertThat(after.getPublishedAt()).isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
        assertThat(after.getPublishedOrigin()).isEqualTo(DateOrigin.FEED);
    }

    @Test
    void keepsTheIdOfTheFeedsAddressWhereThePageNamesAnother() {
        page("<link rel=canonical href='https://other.example/x'>", "<p>" + ARTICLE + "</p>");
        Reading.Item before = item(draft());
        RawItem after = join(completion.complete(before)).item();
        assertThat(after.getBody()).contains(SENTENCE.strip());
        assertThat(after.getId()).isEqualTo(before.item().getId());
        assertThat(after.getUrl()).isEqualTo(before.item().getUrl());
    }

    @Test
    void keepsTheFeedsTextWhereThePageHasLess() {
        page("<title>Subscribe</title>", "<p>Please subscribe to read on.</p>");
        String text = SENTENCE.repeat(3) + "…";
        RawItem after = complete(draft().body("<p>" + text + "</p>").format(BodyFormat.HTML));
        assertThat(after.getBody()).isEqualTo("<p>" + text + "</p>");
        assertThat(server.requests("/article?utm_source=feed")).hasSize(1);
    }

    @Test
    void turnsPlainTextOfTheFeedIntoMarkupBesideThatOfThePage() {
        page("", "<p>" + ARTICLE + "</p>");
        RawItem after = complete(new Draft()
                .title("Profit < loss & more")
                .url(server.url("/article?utm_source=feed").toString())
                .format(BodyFormat.TEXT));
        assertThat(after.getBodyFormat()).isEqualTo(BodyFormat.HTML);
        assertThat(after.getTitle()).isEqualTo("Profit &lt; loss &amp; more");
    }

    @Test
    void asksForThePageWhereTheFeedSaysItIs() {
        page("", "<p>" + ARTICLE + "</p>");
        complete(draft());
        assertThat(server.requests()).extracting(request -> request.target()).contains("/article?utm_source=feed");
    }

    @Test
    void fetchesNoPageOfATextThatIsLongEnough() {
        Reading.Item whole = item(draft().body(ARTICLE));
        assertThat(join(completion.complete(whole))).isSameAs(whole);
        Reading.Item inSummary = item(new Draft().title("t").summary(ARTICLE).url("http://127.0.0.1:1024/a"));
        assertThat(join(completion.complete(inSummary))).isSameAs(inSummary);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void fetchesThePageOfALongTextThatIsCutOff() {
        page("", "<p>" + ARTICLE.repeat(2) + "</p>");
        RawItem after = complete(draft().body(ARTICLE + "[…]"));
        assertThat(after.getBody()).doesNotContain("[…]");
    }

    @Test
    void doesAsTheSourceSays() {
        page("", "<p>" + ARTICLE.repeat(2) + "</p>");
        Reading.Item item = item(draft().body(ARTICLE));
        assertThat(join(completion.complete(item, PageFetch.WHEN_SHORT))).isSameAs(item);
        assertThat(join(completion.complete(item, PageFetch.ALWAYS))).isNotSameAs(item);
        Reading.Item small = item(draft());
        assertThat(join(completion.complete(small, PageFetch.NEVER))).isSameAs(small);
    }

    @Test
    void losesNoItemForItsPage() {
        Reading.Item item = item(draft());
        server.on("/robots.txt", Reply.status(404));
        String target = "/article?utm_source=feed";
        for (Reply reply : List.of(
                Reply.status(404),
                Reply.status(500),
                Reply.hangUp(),
                Reply.ok("application/pdf", "%PDF-1.4"),
                Reply.ok("text/html", ""),
                Reply.ok("text/html", "%PDF-1.4 not a page"),
                Reply.redirect(302, "http://10.0.0.1/"))) {
            server.on(target, reply);
            assertThat(join(completion.complete(item))).isSameAs(item);
        }
    }

    @Test
    void asksForNoPageThatRobotsRulesForbid() {
        try (ScriptedServer strict = ScriptedServer.start()) {
            strict.on("/robots.txt", Reply.ok("text/plain", "User-agent: *\nDisallow: /article"))
                    .on("/article", Reply.ok("text/html", "<p>" + ARTICLE));
            Reading.Item item =
                    item(new Draft().title("t").url(strict.url("/article").toString()));
            assertThat(join(completion.complete(item))).isSameAs(item);
            assertThat(strict.requests("/article")).isEmpty();
        }
    }

    @Test
    void waitsNoLongerThanItsPatience() {
        CompletableFuture<FetchOutcome> never = new CompletableFuture<>();
        Fetcher stuck = (FetchRequest request) -> never;
        Reading.Item item = item(draft());
        assertThat(join(completion(stuck, Duration.ofMillis(50)).complete(item)))
                .isSameAs(item);
        assertThatThrownBy(() -> never.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    @Test
    void leavesItemsWithoutAnAddressAlone() {
        Reading.Item item = item(new Draft().title("No address").guid("x"));
        assertThat(join(completion.complete(item))).isSameAs(item);
    }
}
