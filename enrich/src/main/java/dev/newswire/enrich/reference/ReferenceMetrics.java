package dev.newswire.enrich.reference;

import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How much reference data applies, and how many records of it were left out. Safe for use by many threads. */
final class ReferenceMetrics {

    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger rules = new AtomicInteger();
    private final Map<String, Counter> refused;

    ReferenceMetrics(MeterRegistry registry) {
        gauge(registry, Topics.WATCHLIST.name(), names);
        gauge(registry, Topics.RULES.name(), rules);
        refused = Map.of(
                Topics.WATCHLIST.name(), counter(registry, Topics.WATCHLIST.name()),
                Topics.RULES.name(), counter(registry, Topics.RULES.name()));
    }

    private static void gauge(MeterRegistry registry, String topic, AtomicInteger value) {
        Gauge.builder("newswire.enrich.reference.entries", value, AtomicInteger::get)
                .description("Watched things and rules that apply.")
                .tag("topic", topic)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String topic) {
        return Counter.builder("newswire.enrich.reference.refused")
                .description("Records of reference topics that could not be read or make no sense.")
                .tag("topic", topic)
                .register(registry);
    }

    void holds(int watched, int ruled) {
        names.set(watched);
        rules.set(ruled);
    }

    void refused(String topic) {
        Counter counter = refused.get(topic);
        if (counter != null) {
            counter.increment();
        }
    }
}
