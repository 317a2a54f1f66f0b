package dev.newswire.enrich.topology;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import java.time.Instant;

/** Keeps items from an enricher that it could not bear, and calls them poison. */
public final class GuardedEnricher implements ItemEnricher {

    /**
     * A body whose enriched record might not fit the topic. Refused here: the producer refusing it later would abort
     * the whole transaction, each time anew.
     */
    private static final int MOST_CHARACTERS = 9_000_000;

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
