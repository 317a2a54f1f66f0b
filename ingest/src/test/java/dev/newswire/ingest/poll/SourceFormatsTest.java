package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.scripted.Answer;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.schemas.PollOutcome;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format that a source may have, served by the scripted server and polled with the real fetcher. */
class SourceFormatsTest {
    private static final String ENTRY =
            "<item><title>Ferry sails</title><link>https://wire.example/ferry</link><description>Again.</description></item>";
    private static final String NEWS_MAP = """
            <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
             xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://wire.example/ferry</loc>
            <news:news><news:publication><news:name>Wire</news:name><news:language>en</news:language>
            </news:publication><news:publication_date>2026-03-04T10:00:00Z</news:publication_date>
            <news:title>Ferry sails</news:title></news:news></url></urlset>""";

    private final PollFixture poll = new PollFixture();

    @AfterEach
    void close() {
        poll.close();
    }

    static Stream<Arguments> feeds() {
        return Stream.of(
                Arguments.of("RSS 0.90", rdf("http://my.netscape.com/rdf/simple/0.9/")),
                Arguments.of(
                        "RSS 0.91 with its document type",
                        "<?xml version=\"1.0\"?><!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
                                + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">" + rss("0.91")),
                Arguments.of("RSS 0.92", rss("0.92")),
                Arguments.of("RSS 0.94", rss("0.94")),
                Arguments.of("RSS 1.0", rdf("http://purl.org/rss/1.0/")),
                Arguments.of("RSS 2.0", rss("2.0")),
                Arguments.of("Atom 0.3", atom("version='0.3' xmlns='http://purl.org/atom/ns#'")),
                Arguments.of("Atom 1.0", atom("xmlns='http://www.w3.org/2005/Atom'")),
                Arguments.of(
                        "JSON Feed",
                        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Wire\",\"items\":[{\"id\":\"1\","
                                + "\"url\":\"https://wire.example/ferry\",\"title\":\"Ferry sails\","
                                + "\"content_text\":\"Again.\"}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("feeds")
    void pollsFeeds(String format, String document) {
        poll.server.on("/feed", Reply.ok("application/octet-stream", document));
        poll.feed("/feed");
        assertPolled(format);
    }

    static Stream<Arguments> sitemaps() {
        return Stream.of(
                Arguments.of("news sitemap", Reply.ok("application/xml", NEWS_MAP)),
                Arguments.of("news sitemap in a gz file", zipped(NEWS_MAP)),
                Arguments.of(
                        "news sitemap sent with gzip",
                        Reply.ok("application/xml", NEWS_MAP).gzipped()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sitemaps")
    void pollsSitemaps(String format, Reply map) {
        poll.server.on("/map.xml", map);
        sitemap("/map.xml");
        assertPolled(format);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sitemaps")
    void pollsIndexesOfSitemaps(String format, Reply map) {
        poll.server.on("/map.xml", map);
        poll.server.on(
                "/index.xml.gz",
                zipped("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "<sitemap><loc>"
                        + poll.server.url("/map.xml") + "</loc></sitemap></sitemapindex>"));
        sitemap("/index.xml.gz");
        assertPolled("index of a " + format);
    }

    private void sitemap(String path) {
        poll.define(
                Definitions.of(SourceKind.SITEMAP, "map", poll.server.url(path).toString()));
    }

    private void assertPolled(String format) {
        assertThat(poll.poll().getLastOutcome()).as(format).isEqualTo(PollOutcome.CHANGED);
        assertThat(poll.items()).as(format).singleElement().satisfies(item -> {
            assertThat(item.getTitle()).isEqualTo("Ferry sails");
            assertThat(item).extracting(RawItem::getUrl).isEqualTo("https://wire.example/ferry");
        });
    }

    private static Answer zipped(String text) {
        return Reply.status(200)
                .header("Content-Type", "application/gzip")
                .body(Reply.gzip(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String rss(String version) {
        return "<rss version='" + version + "'><channel><title>Wire</title><link>https://wire.example/</link>" + ENTRY
                + "</channel></rss>";
    }

    private static String rdf(String namespace) {
        return "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='" + namespace
                + "'><channel><title>Wire</title></channel>" + ENTRY + "</rdf:RDF>";
    }

    private static String atom(String root) {
        return "<feed " + root + "><title>Wire</title><entry><id>tag:wire,1</id><title>Ferry sails</title>"
                + "<link rel='alternate' href='https://wire.example/ferry'/><summary>Again.</summary></entry></feed>";
    }
}
