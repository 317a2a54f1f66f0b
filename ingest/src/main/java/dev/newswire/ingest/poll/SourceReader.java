package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FetchOutcome.Fetched;
import dev.newswire.ingest.fetch.ResponseFacts;
import dev.newswire.ingest.item.Feeder;
import dev.newswire.ingest.item.ItemMaker;
import dev.newswire.ingest.item.Origin;
import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reason;
import dev.newswire.ingest.read.Delivery;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.schemas.HttpFacts;
import dev.newswire.schemas.SourceDefinition;
import java.io.ByteArrayInputStream;
import java.time.Clock;

/** Reads the documents of sources. Immutable; one instance serves many threads. */
final class SourceReader {
    private final ItemReader reader;
    private final Clock clock;

    SourceReader(ItemReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Reads one document of the source into the sieve. */
    void read(SourceDefinition source, Fetched fetched, DocumentSieve sieve) {
        ResponseFacts facts = fetched.facts();
        String url = facts.url().toString();
        HttpFacts http = new HttpFacts(
                facts.status(),
                fetched.hops().isEmpty() ? null : url,
                facts.contentType().orElse(null),
                facts.etag().orElse(null),
                facts.lastModified().orElse(null));
        sieve.from(http);
        ItemMaker texts = new ItemMaker(new Feeder(source.getId(), source.getName(), source.getKind()), clock);
        ItemMaker maker = sieve.takesBare() ? texts.textless() : texts;
        try {
            reader.read(new ByteArrayInputStream(fetched.body()), new Delivery(url, url, http), maker, sieve);
        } catch (DocumentSieve.Enough enough) {
            // What is left is read at the next poll, if it is worth reading at all.
            sieve.problem()
                    .ifPresent(problem -> sieve.refuse(Original.of(fetched.body())
                            .head()
                            .refuse(new Origin(url, 0), Reason.MALFORMED_FEED, problem)));
        }
    }
}
