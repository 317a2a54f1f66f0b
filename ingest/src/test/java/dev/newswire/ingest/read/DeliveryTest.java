package dev.newswire.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.ingest.read.sitemap.SitemapLink;
import dev.newswire.schemas.HttpFacts;
import dev.newswire.schemas.SourceKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is found besides items, and what came along with the bytes. */
class DeliveryTest implements Findings {
    private final List<Reading> readings = new ArrayList<>();
    private final List<FeedHints> hints = new ArrayList<>();
    private final List<SitemapLink> links = new ArrayList<>();

    @Override
    public void reading(Reading reading) {
        readings.add(reading);
    }

    @Override
    public void hints(FeedHints found) {
        hints.add(found);
    }

    @Override
    public void sitemap(SitemapLink link) {
        links.add(link);
    }

    @Test
    void tellsHowAnRssFeedWantsToBeRead() {
        read(
                "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'"
                        + " xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>A &amp;amp; B</title>"
                        + "<link>https://example.com/</link><language>en</language><generator>Press 1</generator>"
                        + "<atom:link rel='self' href='https://example.com/feed'/>"
                        + "<atom:link rel='hub' href='https://hub.example.com/'/><ttl>45</ttl>"
                        + "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
                        + "<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>"
                        + "<skipDays><day>Sunday</day></skipDays><image><title>No</title></image>"
                        + "<item><title>T</title></item></channel></rss>",
                "https://example.com/feed",
                null);
        assertThat(hints).singleElement().satisfies(found -> {
            assertThat(found.title()).contains("A & B");
            assertThat(found.link()).contains("https://example.com/");
            assertThat(found.language()).contains("en");
            assertThat(found.generator()).contains("Press 1");
            assertThat(found.self()).contains("https://example.com/feed");
            assertThat(found.hubs()).containsExactly("https://hub.example.com/");
            assertThat(found.ttl()).contains(Duration.ofMinutes(45));
            assertThat(found.interval()).contains(Duration.ofHours(6));
            assertThat(found.skipHours()).containsExactlyInAnyOrder(0, 7);
            assertThat(found.skipDays()).containsExactly(DayOfWeek.SUNDAY);
        });
    }

    @Test
    void tellsHowOtherFeedsWantToBeReadEvenWithoutEntries() {
        read(
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>Empty</title><link href='https://example.com/'/>"
                        + "<link rel='hub' href='https://hub.example.com/'/></feed>",
                null,
                null);
        read(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"feed_url\":\"https://example.com/j\","
                        + "\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example.com/\"}],\"items\":[]}",
                null,
                null);
        assertThat(readings).isEmpty();
        assertThat(hints).hasSize(2).allSatisfy(found -> assertThat(found.hubs())
                .containsExactly("https://hub.example.com/"));
        assertThat(hints.get(0).link()).contains("https://example.com/");
        assertThat(hints.get(1).self()).contains("https://example.com/j");
    }

    @Test
    void seesRelativeAddressesFromWhereTheFeedWasFetched() {
        read(
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title><entry><title>T</title>"
                        + "<link href='../t'/></entry></feed>",
                "https://example.com/a/feed.xml",
                null);
        assertThat(Reader.items(readings)).singleElement().satisfies(item -> assertThat(item.getUrl())
                .isEqualTo("https://example.com/t"));
    }

    @Test
    void believesTheHeaderBeforeTheDeclarationAndTheBytesBeforeBoth() {
        String feed =
                "<?xml version='1.0' encoding='iso-8859-5'?><rss><channel><item><title>Жар на заводе</title></item>";
        read(feed.getBytes(Charset.forName("KOI8-R")), "text/xml; charset=koi8-r");
        read(feed.getBytes(StandardCharsets.UTF_8), "text/xml; charset=koi8-r");
        assertThat(Reader.items(readings)).extracting(item -> item.getTitle()).containsOnly("Жар на заводе");
    }

    @Test
    void followsACompressedIndexOfSitemaps() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("<sitemapindex><sitemap><loc>https://example.com/a.xml</loc>"
                            + "<lastmod>2026-11-21</lastmod></sitemap><sitemap><loc>b.xml</loc></sitemap></sitemapindex>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        read(packed.toByteArray(), null);
        assertThat(links)
                .containsExactly(new SitemapLink(
                        "https://example.com/a.xml", Optional.of(Instant.parse("2026-11-21T00:00:00Z"))));
        assertThat(readings).isEmpty();
    }

    @Test
    void makesItemsOfPagesThatASitemapOnlyNamesForThoseWhoFetchThem() {
        String map = "<urlset><url><loc>https://example.com/a</loc><lastmod>2026-11-21</lastmod></url></urlset>";
        read(map, null, null);
        assertThat(readings).singleElement().isInstanceOfSatisfying(Reading.LeftOut.class, left -> assertThat(
                        left.reason())
                .isEqualTo(Reason.NO_CONTENT));
        readings.clear();
        new ItemReader(new ReadLimits(1 << 20, 1L << 30))
                .read(
                        new ByteArrayInputStream(map.getBytes(StandardCharsets.UTF_8)),
                        Delivery.named("map"),
                        maker().textless(),
                        this);
        assertThat(Reader.items(readings)).singleElement().satisfies(item -> {
            assertThat(item.getUrl()).isEqualTo("https://example.com/a");
            assertThat(item.getUpdatedAt()).isEqualTo("2026-11-21T00:00:00Z");
        });
    }

    private void read(byte[] bytes, @Nullable String contentType) {
        HttpFacts http = HttpFacts.newBuilder()
                .setStatus(200)
                .setContentType(contentType)
                .build();
        new ItemReader(new ReadLimits(1 << 20, 1L << 30))
                .read(new ByteArrayInputStream(bytes), new Delivery("feed", null, http), maker(), this);
    }

    private void read(String text, @Nullable String url, @Nullable HttpFacts http) {
        new ItemReader(new ReadLimits(1 << 20, 1L << 30))
                .read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        new Delivery("feed", url, http),
                        maker(),
                        this);
    }

    private static ItemMaker maker() {
        return new ItemMaker(new Feeder(null, null, SourceKind.FEED), Reader.NOON);
    }
}
