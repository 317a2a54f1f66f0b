package dev.newswire.enrich;

import dev.newswire.enrich.topology.Outcomes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts {@code newswire_enrich_items_total} by outcome and reason. Safe for use by many threads. */
final class EnrichMetrics implements Outcomes {

    private static final String ITEMS = "newswire.enrich.items";
    private static final String START = "newswire.enrich.start";

    private final MeterRegistry registry;
    private final Counter enriched;
    private final Counter duplicate;
    private final Counter erased;
    private final Counter keptOut;
    private final Counter late;

    EnrichMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.enriched = counter("enriched", "");
        this.duplicate = counter("filtered", "duplicate");
        this.erased = counter("erased", "");
        this.keptOut = counter("filtered", "erased");
        this.late = Counter.builder("newswire.enrich.trends.late")
                .description("Counts of entities, categories and stories that came after their window was closed.")
                .register(registry);
    }

    /** Says how old the process was when it could take the first item. */
    static void started(MeterRegistry registry, double seconds) {
        Gauge.builder(START, () -> seconds)
                .description("Time from the start of the process until models, topology and clients were made")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void enriched() {
        enriched.increment();
    }

    @Override
    public void duplicate() {
        duplicate.increment();
    }

    @Override
    public void erased() {
        erased.increment();
    }

    @Override
    public void keptOut() {
        keptOut.increment();
    }

    @Override
    public void deadLettered(String reason) {
        counter("dead-lettered", reason).increment();
    }

    @Override
    public void lateForTrends() {
        late.increment();
    }

    private Counter counter(String outcome, String reason) {
        return Counter.builder(ITEMS)
                .description("Raw items by what became of them.")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(registry);
    }
}
