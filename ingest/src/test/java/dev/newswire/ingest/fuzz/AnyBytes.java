package dev.newswire.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Delivery;
import dev.newswire.ingest.read.Findings;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.read.feed.FeedHints;
import dev.newswire.ingest.read.sitemap.SitemapLink;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Reads any bytes as one kind of input; whatever comes of it is a reading that can be written, and comes in time. */
final class AnyBytes implements Findings {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    // Seeds and fuzzed inputs are a few kilobytes, which take milliseconds; only what runs away takes this long.
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ItemReader reader = new ItemReader(new ReadLimits(64 * 1024, 1L << 20));
    private final ItemMaker maker = new ItemMaker(new Feeder(null, null, SourceKind.FEED), NOON).textless();

    /** @param name its extension says what the bytes are taken for where they leave it open */
    void read(String name, byte[] bytes) {
        long start = THREADS.getCurrentThreadCpuTime();
        reader.read(new ByteArrayInputStream(bytes), new Delivery(name, "https://example.com/a/b", null), maker, this);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(LONGEST);
    }

    @Override
    public void reading(Reading reading) {
        assertThat(reading.origin().line()).isNotNegative();
        if (reading instanceof Reading.Item read) {
            RawItem item = read.item();
            assertThat(item.getId()).hasSize(32);
            String text = item.getTitle() + item.getSummary() + item.getBody() + item.getGuid() + item.getAuthors();
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }

    @Override
    public void hints(FeedHints hints) {
        assertThat(hints.hubs()).allMatch(hub -> hub.startsWith("http"));
    }

    @Override
    public void sitemap(SitemapLink link) {
        assertThat(link.url()).startsWith("http");
    }
}
