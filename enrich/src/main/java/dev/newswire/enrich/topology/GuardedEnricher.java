package dev.newswire.enrich.topology;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import java.time.Instant;

/** Keeps items from an enricher that it could not bear, and calls them poison. */
public final class GuardedEnricher implements ItemEnricher {

    /**
     * A longer body might not fit the heap, and longer still not the topic. Refused here: running out of memory, or the
     * producer refusing the record later, would end the process or its transaction, each time anew. News has a hundredth
     * of it.
     */
    private static final int MOST_CHARACTERS = 1_500_000;

    private final ItemEnricher enricher;

    public GuardedEnricher(ItemEnricher enricher) {
        this.enricher = enricher;
    }

    @Override
    public EnrichedItem enrich(RawItem raw, int revision, Instant ingestedAt, Instant now) {
        if (raw.getBody().length() > MOST_CHARACTERS) {
            throw new PoisonException(
                    "too-large",
                    "Item " + raw.getId() + " has a body of " + raw.getBody().length() + " characters; at most "
                            + MOST_CHARACTERS + " are enriched");
        }
        try {
            return enricher.enrich(raw, revision, ingestedAt, now);
        } catch (StackOverflowError e) {
            throw new PoisonException("too-deep", "Item " + raw.getId() + " is nested too deeply", e);
        }
    }
}
