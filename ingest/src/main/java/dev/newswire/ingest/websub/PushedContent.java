package dev.newswire.ingest.websub;

import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.SourceDefaults;
import dev.newswire.ingest.read.Delivery;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.schemas.HttpFacts;
import dev.newswire.schemas.SourceDefinition;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a hub pushes as the feed it is, so that its items have the ids that polling gives them. Immutable. */
final class PushedContent {
    private static final int OK = 200;

    private final ItemReader reader;
    private final Clock clock;

    PushedContent(ItemReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    List<Reading> read(SourceDefinition source, String topic, @Nullable String contentType, byte[] body) {
        HttpFacts http = new HttpFacts(OK, null, contentType, null, null);
        ItemMaker maker = new ItemMaker(new Feeder(source.getId(), source.getName(), source.getKind()), clock);
        List<Reading> readings = new ArrayList<>();
        reader.read(new ByteArrayInputStream(body), new Delivery(topic, topic, http), maker, reading -> {
            if (!(reading instanceof Reading.LeftOut)) {
                readings.add(SourceDefaults.onto(reading, source));
            }
        });
        return readings;
    }
}
