package dev.newswire.enrich.topology;

import dev.newswire.schemas.EnrichedItem;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Reads each new revision with the language steps. It keeps no state; its only clock is Kafka's. */
final class EnrichStep implements ProcessorSupplier<String, Revised, String, EnrichedItem> {

    private final ItemEnricher enricher;
    private final Outcomes outcomes;

    EnrichStep(ItemEnricher enricher, Outcomes outcomes) {
        this.enricher = new GuardedEnricher(enricher);
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
            EnrichedItem item =
                    enricher.enrich(revised.value().raw(), revised.value().revision(), ingestedAt, now);
            outcomes.enriched();
            context().forward(revised.withValue(item));
        }
    }
}
