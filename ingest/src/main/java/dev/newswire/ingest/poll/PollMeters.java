package dev.newswire.ingest.poll;

import dev.newswire.schemas.SourceState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is measured of polling. The names are public API. */
final class PollMeters {
    private final MeterRegistry registry;
    private final Timer lag;
    private final Counter missed;
    private volatile PollGauges gauges = PollGauges.NONE;

    PollMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lag = Timer.builder("newswire.ingest.poll.lag")
                .description("Time from when a source was due to its poll")
                .register(registry);
        this.missed = Counter.builder("newswire.ingest.items.missed")
                .description("Estimate of the items that came and went between two polls")
                .register(registry);
        gauge("newswire.ingest.sources", "Sources this instance polls, paused ones among them", PollGauges::sources);
        gauge("newswire.ingest.sources.failing", "Sources whose last poll failed", PollGauges::failing);
        gauge("newswire.ingest.sources.gone", "Sources that answered 410", PollGauges::gone);
        gauge("newswire.ingest.polls.active", "Polls under way or waiting for their commit", PollGauges::underWay);
        gauge("newswire.ingest.sources.overdue", "Sources due for more than a minute", PollGauges::overdue);
    }

    private void gauge(String name, String description, ToDoubleFunction<PollGauges> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.gauges))
                .description(description)
                .register(registry);
    }

    void show(PollGauges now) {
        gauges = now;
    }

    /** A poll begins that was due at a time; one that was due from the very first has no lag. */
    void started(Instant due, Instant now) {
        if (due.isAfter(Instant.EPOCH)) {
            lag.record(due.isBefore(now) ? Duration.between(due, now) : Duration.ZERO);
        }
    }

    /** A poll is committed. */
    void polled(SourceState before, SourceState after) {
        String outcome = after.getLastOutcome().name().toLowerCase(Locale.ROOT);
        Counter.builder("newswire.ingest.polls")
                .description("Polls that are committed, by what came of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
        long more = after.getItemsMissed() - before.getItemsMissed();
        if (more > 0) {
            missed.increment((double) more);
        }
    }
}
