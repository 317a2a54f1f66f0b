package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.schemas.PollOutcome;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each kind of source gives, and what its document asks for. */
class SourceKindsTest {
    private static final String XML = "application/xml";

    private final PollFixture poll = new PollFixture();
    private final ScriptedServer server = poll.server;

    @AfterEach
    void close() {
        poll.close();
    }

    @Test
    void followsASitemapIndexToWhatChanged() {
        server.on("/index.xml", index("2026-03-04T11:00:00Z"), index("2026-03-06T11:00:00Z"));
        server.on("/news.xml", sitemap("a"), sitemap("a", "b"));
        byte[] zipped = Reply.gzip(map("c").getBytes(StandardCharsets.UTF_8));
        server.on(
                "/archive.xml.gz",
                Reply.status(200).header("Content-Type", "application/gzip").body(zipped));
        server.on("/undated.xml", sitemap("d"), Reply.status(500));
        poll.define(Definitions.of(
                SourceKind.SITEMAP, "map", server.url("/index.xml").toString()));

        assertThat(poll.poll().getItemsSeen()).isEqualTo(3);
        assertThat(poll.items()).extracting(RawItem::getTitle).containsExactlyInAnyOrder("Page a", "Page c", "Page d");
        assertThat(poll.items())
                .allSatisfy(item -> assertThat(item.getSource().getKind()).isEqualTo(SourceKind.SITEMAP));
        poll.pollAfter(Duration.ofDays(2));
        assertThat(poll.items()).extracting(RawItem::getTitle).containsExactly("Page b");
        assertThat(server.requests("/archive.xml.gz")).hasSize(1);
        assertThat(server.requests("/undated.xml")).hasSize(2);
        assertThat(poll.state.getLastOutcome()).isEqualTo(PollOutcome.CHANGED);
    }

    @Test
    void publishesAPageAgainWhenItChanges() {
        server.on("/robots.txt", Reply.status(404));
        server.on("/page", page("The first version."), page("The first version."), page("The second version."));
        poll.define(Definitions.of(SourceKind.PAGE, "page", server.url("/page").toString()));
        poll.poll();
        assertThat(poll.items()).hasSize(1);
        String id = poll.items().get(0).getId();
        poll.poll();
        assertThat(poll.items()).isEmpty();
        poll.poll();
        assertThat(poll.items()).singleElement().satisfies(item -> assertThat(item.getId())
                .isEqualTo(id));
        assertThat(poll.state.getItemsMissed()).isZero();
    }

    @Test
    void asksTheRobotsRulesForPages() {
        server.on("/robots.txt", Reply.ok("text/plain", "User-agent: *\nDisallow: /page\n"));
        server.on("/page", page("Never read."));
        poll.define(Definitions.of(SourceKind.PAGE, "page", server.url("/page").toString()));
        assertThat(poll.poll().getLastOutcome()).isEqualTo(PollOutcome.DISALLOWED);
        assertThat(server.requests("/page")).isEmpty();
    }

    @Test
    void addsWhatTheDefinitionKnows() {
        SourceDefinition source = SourceDefinition.newBuilder(
                        Definitions.feed("wire", server.url("/feed").toString()))
                .setName("Our name for it")
                .setLanguage("cy")
                .setCategories(List.of("Wales"))
                .build();
        server.on("/feed", Reply.ok("application/rss+xml", Rss.of("a", 0, 1)).header("ETag", "\"e\""));
        poll.define(source).poll();
        assertThat(poll.items()).singleElement().satisfies(item -> {
            assertThat(item.getSource().getId()).isEqualTo("wire");
            assertThat(item.getSource().getName()).isEqualTo("Our name for it");
            assertThat(item.getLanguage()).isEqualTo("cy");
            assertThat(item.getCategories()).containsExactly("Wales");
            assertThat(item.getHttp().getStatus()).isEqualTo(200);
            assertThat(item.getHttp().getEtag()).isEqualTo("\"e\"");
            assertThat(item.getFetchedAt()).isEqualTo(poll.now());
        });
    }

    @Test
    void leavesAFeedAloneForItsTtl() {
        feed("<ttl>180</ttl>");
        assertThat(poll.poll().getTimeToLive()).isEqualTo(Duration.ofHours(3).toMillis());
        assertThat(poll.untilNext()).isEqualTo(Duration.ofHours(3));
        server.on("/feed", Reply.status(304));
        poll.pollWhenDue();
        assertThat(poll.untilNext()).isGreaterThanOrEqualTo(Duration.ofHours(3));
    }

    @Test
    void keepsAwayInTheHoursAndOnTheDaysAFeedSkips() {
        feed("<skipHours><hour>12</hour><hour>13</hour><hour>14</hour></skipHours>");
        poll.poll();
        assertThat(poll.state.getNextPollAt()).isEqualTo(Instant.parse("2026-03-04T15:00:00Z"));
        feed("<skipDays><day>Wednesday</day></skipDays>");
        poll.poll();
        assertThat(poll.state.getNextPollAt()).isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
    }

    @Test
    void believesAnUpdatePeriodUntilItemsAreMissedThatWay() {
        String period = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency>";
        feed(period);
        poll.poll();
        assertThat(poll.untilNext()).isEqualTo(Duration.ofHours(4));
        server.on("/feed", Reply.ok("application/rss+xml", Rss.of("b", 0, 5)));
        poll.pollWhenDue();
        assertThat(poll.state.getItemsMissed()).isPositive();
        assertThat(poll.untilNext()).isLessThan(Duration.ofHours(2));
    }

    private void feed(String head) {
        server.on(
                "/feed",
                Reply.ok(
                                "application/rss+xml",
                                Rss.document(head, List.of(Rss.entry("a", 1, ""), Rss.entry("a", 2, ""))))
                        .header("ETag", "\"1\""));
        poll.feed("/feed");
    }

    private static Reply page(String text) {
        return Reply.ok(
                "text/html; charset=utf-8",
                "<!DOCTYPE html><html><head><title>Notice</title></head><body><main><h1>Notice</h1><p>" + text
                        + " It was put up by the council.</p></main></body></html>");
    }

    private Reply index(String changed) {
        return Reply.ok(
                XML,
                "<?xml version=\"1.0\"?><sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                        + "<sitemap><loc>" + server.url("/news.xml") + "</loc><lastmod>" + changed
                        + "</lastmod></sitemap><sitemap><loc>" + server.url("/archive.xml.gz")
                        + "</loc><lastmod>2026-02-01</lastmod></sitemap><sitemap><loc>" + server.url("/undated.xml")
                        + "</loc></sitemap></sitemapindex>");
    }

    private static Reply sitemap(String... pages) {
        return Reply.ok(XML, map(pages));
    }

    private static String map(String... pages) {
        StringBuilder map =
                new StringBuilder("<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                        + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">");
        for (String page : pages) {
            map.append("<url><loc>https://wire.example/")
                    .append(page)
                    .append("</loc><news:news><news:publication>"
                            + "<news:name>Wire</news:name><news:language>en</news:language></news:publication>"
                            + "<news:publication_date>2026-03-04T10:00:00Z</news:publication_date><news:title>Page ")
                    .append(page)
                    .append("</news:title></news:news></url>");
        }
        return map.append("</urlset>").toString();
    }
}
