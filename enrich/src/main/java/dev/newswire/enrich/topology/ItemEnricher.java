package dev.newswire.enrich.topology;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import java.time.Instant;

/** Reads one raw item with every language step. Safe for use by many threads; depends on nothing but its arguments. */
@FunctionalInterface
public interface ItemEnricher {

    /**
     * @param raw the item
     * @param revision its number, from 1
     * @param ingestedAt timestamp of its record on {@code news.raw}
     * @param now when it is enriched
     * @return the item without its story, which only the topology can tell
     */
    EnrichedItem enrich(RawItem raw, int revision, Instant ingestedAt, Instant now);
}
