package dev.newswire.ingest.read;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads bytes as a test would have them pushed, at a fixed time. */
public final class Reader {
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final ItemReader reader;

    public Reader(int itemBytes) {
        this.reader = new ItemReader(new ReadLimits(itemBytes, 1L << 36));
    }

    public static Reader standard() {
        return new Reader(10 * 1024 * 1024);
    }

    public List<Reading> read(String name, InputStream in) {
        List<Reading> readings = new ArrayList<>();
        reader.read(in, name, new ItemMaker(new Feeder(null, null, SourceKind.FILE), NOON), readings::add);
        return readings;
    }

    public List<Reading> read(String name, byte[] bytes) {
        return read(name, new ByteArrayInputStream(bytes));
    }

    public List<Reading> read(String name, String text) {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static List<RawItem> items(List<Reading> readings) {
        return readings.stream()
                .filter(Reading.Item.class::isInstance)
                .map(reading -> ((Reading.Item) reading).item())
                .toList();
    }

    public static List<Reason> reasons(List<Reading> readings) {
        return readings.stream()
                .filter(Reading.Refused.class::isInstance)
                .map(reading -> ((Reading.Refused) reading).reason())
                .toList();
    }
}
