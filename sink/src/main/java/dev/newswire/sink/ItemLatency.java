package dev.newswire.sink;

import dev.newswire.schemas.DateOrigin;
import dev.newswire.schemas.DatePrecision;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.SourceKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How long items were on their way, step by step, as histograms by the kind of their source. An item carries the times
 * of all its steps, so where it is stored the whole way can be told. Thread-safe.
 */
final class ItemLatency {

    /** From what a person does not notice to a source that is polled once a day. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1)
    };

    private final MeterRegistry registry;
    private final String sink;

    ItemLatency(MeterRegistry registry, String sink) {
        this.registry = registry;
        this.sink = sink;
    }

    /** What was published is timed where the source says when, to the minute at least; the rest always. */
    void stored(EnrichedItem item, Instant now) {
        SourceKind kind = item.getSource().getKind();
        Instant ingested = item.getProcessing().getIngestedAt();
        Instant enriched = item.getProcessing().getEnrichedAt();
        record(kind, "enriched", ingested, enriched);
        record(kind, "stored", enriched, now);
        if (saysWhen(item)) {
            record(kind, "ingested", item.getPublishedAt(), ingested);
            record(kind, "total", item.getPublishedAt(), now);
        }
    }

    private static boolean saysWhen(EnrichedItem item) {
        boolean precise = item.getPublishedPrecision() == DatePrecision.MINUTE
                || item.getPublishedPrecision() == DatePrecision.SECOND;
        return precise && item.getPublishedOrigin() != DateOrigin.FETCH;
    }

    private void record(SourceKind kind, String step, Instant from, Instant to) {
        Duration taken = Duration.between(from, to);
        Timer.builder("newswire.item.latency")
                .description("Time items took, by step: published, ingested, enriched, stored.")
                .tag("sink", sink)
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .tag("step", step)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(taken.isNegative() ? Duration.ZERO : taken);
    }
}
