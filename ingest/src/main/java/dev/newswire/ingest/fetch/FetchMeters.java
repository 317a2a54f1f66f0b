package dev.newswire.ingest.fetch;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.transport.HttpAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is measured of fetching. The names are public API. */
final class FetchMeters {
    private final MeterRegistry registry;
    private final Timer exchanges;

    FetchMeters(MeterRegistry registry, HostBudget budget) {
        this.registry = registry;
        this.exchanges = Timer.builder("newswire.fetch.exchange")
                .description("Time from sending a request to the end of its answer")
                .register(registry);
        Gauge.builder("newswire.fetch.active", budget, HostBudget::active)
                .description("Requests that are being answered")
                .register(registry);
        Gauge.builder("newswire.fetch.waiting", budget, HostBudget::waiting)
                .description("Requests that wait for their turn at a host")
                .register(registry);
    }

    void exchange(HttpAnswer answer, Duration time) {
        exchanges.record(time);
        if (answer instanceof HttpAnswer.Answered answered) {
            bytes("transferred", answered.transferred());
            bytes("decoded", answered.body().length);
        }
    }

    private void bytes(String form, long bytes) {
        Counter.builder("newswire.fetch.bytes")
                .description("Bytes of answers, as they were transferred and as they were decoded")
                .tag("form", form)
                .register(registry)
                .increment((double) bytes);
    }

    void outcome(Purpose purpose, FetchOutcome outcome) {
        String reason = "";
        String name = "fetched";
        if (outcome instanceof FetchOutcome.NotModified) {
            name = "not-modified";
        } else if (outcome instanceof FetchOutcome.Refused refused) {
            name = "refused";
            reason = refused.status() / 100 + "xx";
        } else if (outcome instanceof FetchOutcome.Disallowed) {
            name = "disallowed";
        } else if (outcome instanceof FetchOutcome.Failed failed) {
            name = "failed";
            reason = failed.kind().label();
        }
        Counter.builder("newswire.fetch.documents")
                .description("Documents asked for, by purpose and by what came of it")
                .tag("purpose", purpose.label())
                .tag("outcome", name)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }
}
