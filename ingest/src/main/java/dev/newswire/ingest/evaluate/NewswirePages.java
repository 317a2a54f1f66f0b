package dev.newswire.ingest.evaluate;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/** Reads pages as the service does, from their bytes to the item. */
final class NewswirePages implements PageExtractor {
    private static final int LARGEST = 32 << 20;

    private final ItemReader reader = new ItemReader(new ReadLimits(LARGEST, 1L << 36));

    @Override
    public String name() {
        return "newswire";
    }

    @Override
    public String text(PageSet.Page page) {
        List<RawItem> items = new ArrayList<>();
        ItemMaker maker = new ItemMaker(new Feeder(null, null, SourceKind.FILE), Clock.systemUTC());
        reader.read(page.open(), page.id(), maker, reading -> {
            if (reading instanceof Reading.Item item) {
                items.add(item.item());
            }
        });
        return items.isEmpty() ? "" : Jsoup.parse(items.get(0).getBody()).text();
    }
}
