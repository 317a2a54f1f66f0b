package dev.newswire.ingest.hosts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is measured of turns at hosts that instances lend one another. The names are public API. */
final class HostMeters {
    private final MeterRegistry registry;
    private final Timer borrowed;

    HostMeters(MeterRegistry registry) {
        this.registry = registry;
        this.borrowed = Timer.builder("newswire.fetch.borrow")
                .description("Time from asking another instance for a turn at a host to its grant")
                .register(registry);
    }

    void show(Borrower borrower, Keeper keeper) {
        Gauge.builder("newswire.fetch.asking", borrower, Borrower::asking)
                .description("Requests that wait for the turn of another instance's host")
                .register(registry);
        Gauge.builder("newswire.fetch.lent", keeper, Keeper::lent)
                .description("Turns at hosts that other instances have from this one")
                .register(registry);
    }

    void borrowed(Duration time) {
        borrowed.record(time);
    }
}
