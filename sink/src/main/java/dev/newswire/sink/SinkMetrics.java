package dev.newswire.sink;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What a sink counts and times. All names begin with {@code newswire_sink_} and carry the label {@code sink}. */
final class SinkMetrics {

    private static final String SINK = "sink";
    private static final double NANOS = 1e9;

    private final Map<Outcome, Counter> items = new EnumMap<>(Outcome.class);
    private final Timer batch;
    private final DistributionSummary batchRecords;
    private final Timer delay;
    private final Counter retries;
    private final ItemLatency latency;
    private final AtomicInteger up = new AtomicInteger();
    private final MeterRegistry registry;
    private final String sink;
    private final Clock clock;
    private final Counter outage;
    private long failedAt = -1;

    SinkMetrics(MeterRegistry registry, String sink) {
        this.registry = registry;
        this.sink = sink;
        this.clock = registry.config().clock();
        for (Outcome outcome : Outcome.values()) {
            items.put(
                    outcome,
                    Counter.builder("newswire.sink.items")
                            .description("Records read, by what became of them.")
                            .tag(SINK, sink)
                            .tag("outcome", outcome.label())
                            .register(registry));
        }
        batch = Timer.builder("newswire.sink.batch")
                .description("Time to write and commit a batch.")
                .tag(SINK, sink)
                .register(registry);
        batchRecords = DistributionSummary.builder("newswire.sink.batch.records")
                .description("Records in a committed batch.")
                .tag(SINK, sink)
                .register(registry);
        delay = Timer.builder("newswire.sink.delay")
                .description("From a record's timestamp to its commit in the store.")
                .tag(SINK, sink)
                .register(registry);
        latency = new ItemLatency(registry, sink);
        retries = Counter.builder("newswire.sink.retries")
                .description("Attempts that failed and are repeated, because the store or the cluster was away.")
                .tag(SINK, sink)
                .register(registry);
        outage = Counter.builder("newswire.sink.outage")
                .description("Time during which every attempt failed, because the store or the cluster was away.")
                .baseUnit("seconds")
                .tag(SINK, sink)
                .register(registry);
        Gauge.builder("newswire.sink.up", up, AtomicInteger::get)
                .description("1 while the last attempt to reach the store succeeded, else 0.")
                .tag(SINK, sink)
                .register(registry);
    }

    void count(Outcome outcome, int records) {
        Optional.ofNullable(items.get(outcome)).orElseThrow().increment(records);
    }

    /** Reasons are few: those of the decoder and of the kinds of writers. */
    void deadLettered(String reason) {
        count(Outcome.DEADLETTERED, 1);
        Counter.builder("newswire.sink.deadletters")
                .description("Records that became dead letters, by reason.")
                .tag(SINK, sink)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    void committed(WriteResult result, int records, Duration time) {
        result.counts().forEach(this::count);
        if (records > 0) {
            batch.record(time);
            batchRecords.record(records);
        }
    }

    void delayed(Duration sinceTimestamp) {
        delay.record(sinceTimestamp.isNegative() ? Duration.ZERO : sinceTimestamp);
    }

    /** What a stored record says of its way; a deleted item says nothing. */
    void stored(SinkRecord record, Instant now) {
        if (record.item() != null) {
            latency.stored(record.item(), now);
        }
    }

    void retry() {
        retries.increment();
        up.set(0);
        long now = clock.monotonicTime();
        if (failedAt >= 0) {
            outage.increment((now - failedAt) / NANOS);
        }
        failedAt = now;
    }

    void up() {
        if (failedAt >= 0) {
            outage.increment((clock.monotonicTime() - failedAt) / NANOS);
            failedAt = -1;
        }
        up.set(1);
    }
}
