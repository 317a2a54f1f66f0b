package dev.newswire.enrich.topology;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Reads each new revision with the language steps. It keeps no state; its only clock is Kafka's. */
final class EnrichStep implements ProcessorSupplier<String, Revised, String, EnrichedItem> {

    /**
     * A body whose enriched record might not fit the topic. Refused here: the producer refusing it later would abort
     * the whole transaction, each time anew.
     */
    private static final int MOST_CHARACTERS = 9_000_000;

    private final ItemEnricher enricher;
    private final Outcomes outcomes;

    EnrichStep(ItemEnricher enricher, Outcomes outcomes) {
        this.enricher = enricher;
        this.outcomes = outcomes;
    }

    @Override
    public Processor<String, Revised, String, EnrichedItem> get() {
        return new Step();
    }

    private final class Step extends ContextualProcessor<String, Revised, String, EnrichedItem> {

        @Override
        public void process(Record<String, Revised> revised) {
            if (revised.value() == null) {
                context().forward(revised.withValue(null));
                return;
            }
            Instant ingestedAt = Instant.ofEpochMilli(revised.timestamp());
            Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
            EnrichedItem item = enrich(revised.value(), ingestedAt, now);
            outcomes.enriched();
            context().forward(revised.withValue(item));
        }

        private EnrichedItem enrich(Revised revised, Instant ingestedAt, Instant now) {
            RawItem raw = revised.raw();
            if (raw.getBody().length() > MOST_CHARACTERS) {
                throw new PoisonException(
                        "too-large",
                        "Item " + raw.getId() + " has a body of "
                                + raw.getBody().length() + " characters; at most " + MOST_CHARACTERS + " are enriched");
            }
            try {
                return enricher.enrich(raw, revised.revision(), ingestedAt, now);
            } catch (StackOverflowError e) {
                throw new PoisonException("too-deep", "Item " + raw.getId() + " is nested too deeply", e);
            }
        }
    }
}
