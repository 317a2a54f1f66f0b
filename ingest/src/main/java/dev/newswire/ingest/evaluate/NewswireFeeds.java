package dev.newswire.ingest.evaluate;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Delivery;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.schemas.Media;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Our own reading, from bytes to raw items. */
final class NewswireFeeds implements FeedProbe {
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final FeedFacts NOTHING =
            new FeedFacts(null, null, null, List.of(), null, null, null, null, List.of(), List.of());

    private final ItemReader reader = new ItemReader(new ReadLimits(LARGEST, 1L << 30));
    // The sets hold entries that say a single thing, which may be none that could be read aloud.
    private final ItemMaker maker =
            new ItemMaker(new Feeder("measured", null, SourceKind.FEED), Clock.systemUTC()).textless();

    @Override
    public String name() {
        return "newswire";
    }

    @Override
    public List<FeedFacts> read(byte[] feed) throws IOException {
        List<Reading> readings = new ArrayList<>();
        reader.read(new ByteArrayInputStream(feed), Delivery.named("feed.xml"), maker, readings::add);
        List<FeedFacts> entries = new ArrayList<>();
        Reading.Refused refused = null;
        for (Reading reading : readings) {
            if (reading instanceof Reading.Item item) {
                entries.add(facts(item.item()));
            } else {
                refused = reading instanceof Reading.Refused why ? why : refused;
                entries.add(NOTHING);
            }
        }
        if (refused != null && readings.stream().noneMatch(Reading.Item.class::isInstance)) {
            throw new IOException(refused.line());
        }
        return entries;
    }

    private static FeedFacts facts(RawItem item) {
        return new FeedFacts(
                item.getTitle(),
                Objects.requireNonNullElse(item.getLink(), item.getUrl() == null ? "" : item.getUrl()),
                item.getGuid(),
                item.getAuthors(),
                item.getSummary(),
                item.getBody(),
                item.getPublishedAt(),
                item.getUpdatedAt(),
                item.getCategories(),
                item.getMedia().stream().map(Media::getUrl).toList());
    }
}
