package dev.newswire.launcher.local;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** What the services of this process have done, in one line, when it has changed. For one thread. */
public final class Progress {

    private final MeterRegistry metrics;
    private Counts last = new Counts(0, 0, 0, 0);

    private record Counts(long enriched, long filtered, long deadLettered, long stored) {}

    public Progress(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** The line; empty when nothing has moved since the last one. */
    public Optional<String> line() {
        Counts now = new Counts(
                sum("newswire.enrich.items", "enriched"),
                sum("newswire.enrich.items", "filtered"),
                sum("newswire.enrich.items", "dead-lettered") + sum("newswire.sink.items", "deadlettered"),
                sum("newswire.sink.items", "inserted") + sum("newswire.sink.items", "updated"));
        if (now.equals(last)) {
            return Optional.empty();
        }
        String line = "enriched " + grown(now.enriched, last.enriched) + " · duplicates "
                + grown(now.filtered, last.filtered) + " · dead letters "
                + grown(now.deadLettered, last.deadLettered) + " · stored " + grown(now.stored, last.stored);
        last = now;
        return Optional.of(line);
    }

    private static String grown(long now, long before) {
        return now == before ? Long.toString(now) : now + " (+" + (now - before) + ")";
    }

    private long sum(String name, String outcome) {
        return (long) metrics.find(name).tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
