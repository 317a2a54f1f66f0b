package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.schemas.PageFetch;
import dev.newswire.schemas.PollOutcome;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sitemaps that give addresses and no titles. The polls begin on 4 March 2026 at noon. */
class PlainSitemapTest {
    private static final String TODAY = "2026-03-04T09:00:00Z";

    private final PollFixture poll = new PollFixture();
    private final ScriptedServer server = poll.server;

    @AfterEach
    void close() {
        poll.close();
    }

    private void define(PageFetch fetch) {
        server.on("/robots.txt", Reply.status(404));
        poll.define(SourceDefinition.newBuilder(Definitions.of(
                        SourceKind.SITEMAP, "map", server.url("/map.xml").toString()))
                .setPageFetch(fetch)
                .build());
    }

    private String url(String page, String changed) {
        return "<url><loc>" + server.url("/" + page) + "</loc>"
                + (changed.isEmpty() ? "" : "<lastmod>" + changed + "</lastmod>") + "</url>";
    }

    private static Reply map(String... urls) {
        return Reply.ok("application/xml", text(List.of(urls)));
    }

    private static String text(List<String> urls) {
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + String.join("", urls) + "</urlset>";
    }

    private void page(String name, String text) {
        server.on(
                "/" + name,
                Reply.ok(
                        "text/html",
                        "<!doctype html><title>About " + name + "</title><main><h1>About " + name + "</h1><p>" + text
                                + " The council said so on Tuesday, after a long debate.</p></main>"));
    }

    private List<String> titles() {
        return poll.items().stream().map(RawItem::getTitle).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = PageFetch.class,
            names = {"ALWAYS", "WHEN_SHORT"})
    void makesItemsOfThePagesThatItNames(PageFetch fetch) {
        define(fetch);
        server.on("/map.xml", map(url("ferry", TODAY)));
        page("ferry", "The ferry sails again.");
        assertThat(poll.poll().getLastOutcome()).isEqualTo(PollOutcome.CHANGED);
        assertThat(poll.items()).singleElement().satisfies(item -> {
            assertThat(item.getTitle()).isEqualTo("About ferry");
            assertThat(item.getBody()).contains("The ferry sails again.");
            assertThat(item.getUrl()).isEqualTo(server.url("/ferry").toString());
            assertThat(item.getSource().getKind()).isEqualTo(SourceKind.SITEMAP);
        });
        poll.poll();
        assertThat(poll.last.readings()).isEmpty();
        assertThat(server.requests("/ferry")).hasSize(1);
    }

    @Test
    void readsPackedMapsBehindAnIndexToo() {
        define(PageFetch.ALWAYS);
        server.on(
                "/map.xml",
                Reply.ok(
                        "application/xml",
                        "<sitemapindex><sitemap><loc>" + server.url("/all.xml.gz")
                                + "</loc></sitemap></sitemapindex>"));
        byte[] packed = Reply.gzip(text(List.of(url("ferry", TODAY))).getBytes(StandardCharsets.UTF_8));
        server.on(
                "/all.xml.gz",
                Reply.status(200).header("Content-Type", "application/gzip").body(packed));
        page("ferry", "The ferry sails again.");
        poll.poll();
        assertThat(titles()).containsExactly("About ferry");
    }

    @Test
    void readsAPageAgainWhenTheMapSaysThatItChanged() {
        define(PageFetch.ALWAYS);
        server.on("/map.xml", map(url("ferry", TODAY)), map(url("ferry", "2026-03-04T11:30:00Z")));
        page("ferry", "The ferry sails again.");
        poll.poll();
        String id = poll.items().get(0).getId();
        page("ferry", "The ferry is late.");
        poll.poll();
        assertThat(poll.items()).singleElement().satisfies(item -> {
            assertThat(item.getId()).isEqualTo(id);
            assertThat(item.getBody()).contains("The ferry is late.");
        });
    }

    @Test
    void asksForNoPageThatIsOldOrThatWasThereFromTheBeginning() {
        define(PageFetch.ALWAYS);
        String[] first = {url("archive", "2026-02-01"), url("imprint", "")};
        server.on("/map.xml", map(first), map(first[0], first[1], url("bridge", "")));
        page("bridge", "The bridge is closed.");
        poll.poll();
        assertThat(poll.last.readings()).isEmpty();
        assertThat(poll.state.getLastOutcome()).isEqualTo(PollOutcome.UNCHANGED);
        poll.pollAfter(Duration.ofHours(1));
        assertThat(titles()).containsExactly("About bridge");
        assertThat(server.requests("/archive")).isEmpty();
        assertThat(server.requests("/imprint")).isEmpty();
    }

    @Test
    void asksForAFewPagesAtATimeAndForgetsNone() {
        define(PageFetch.ALWAYS);
        int many = 2 * BareItem.MOST + 20;
        String[] urls = IntStream.range(0, many)
                .mapToObj(number -> url("p" + number, TODAY))
                .toArray(String[]::new);
        server.on("/map.xml", map(urls));
        IntStream.range(0, many).forEach(number -> page("p" + number, "Number " + number + "."));
        poll.poll();
        assertThat(poll.items()).hasSize(BareItem.MOST);
        assertThat(poll.untilNext()).isEqualTo(PollFixture.config().minInterval());
        poll.pollWhenDue();
        assertThat(poll.items()).hasSize(BareItem.MOST);
        poll.pollWhenDue();
        assertThat(poll.items()).hasSize(20);
        poll.pollWhenDue();
        assertThat(poll.last.readings()).isEmpty();
    }

    @Test
    void refusesOnceWhatHasNoPageToRead() {
        define(PageFetch.ALWAYS);
        server.on("/map.xml", map(url("gone", TODAY), url("ferry", TODAY)));
        page("ferry", "The ferry sails again.");
        poll.poll();
        assertThat(titles()).containsExactly("About ferry");
        assertThat(poll.last.readings())
                .filteredOn(Reading.Refused.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.NO_CONTENT);
                    assertThat(refused.message()).contains("/gone");
                });
        poll.poll();
        assertThat(poll.last.readings()).isEmpty();
    }

    @Test
    void saysWhatToDoWhereNoPagesAreFetched() {
        define(PageFetch.NEVER);
        server.on("/map.xml", map(url("ferry", TODAY)));
        poll.poll();
        assertThat(poll.last.readings()).isEmpty();
        assertThat(poll.state.getLastOutcome()).isEqualTo(PollOutcome.UNREADABLE);
        assertThat(poll.state.getLastMessage()).contains("without titles", "ingest.page.fetch");
        assertThat(server.requests("/ferry")).isEmpty();
    }
}
