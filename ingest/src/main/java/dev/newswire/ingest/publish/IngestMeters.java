package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of ingest. The names are public API. */
final class IngestMeters {
    private final MeterRegistry registry;
    private final Timer commits;

    IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        this.commits = Timer.builder("newswire.ingest.commit")
                .description("Time from a transaction's first send to its commit, retries included")
                .register(registry);
    }

    void committed(long nanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    void count(Reading reading) {
        if (reading instanceof Reading.Item item) {
            items("accepted", "");
            if (item.replaced() > 0) {
                Counter.builder("newswire.ingest.replaced.characters")
                        .description("Characters of items that no charset explained, and that were replaced")
                        .register(registry)
                        .increment(item.replaced());
            }
        } else if (reading instanceof Reading.Refused refused) {
            items("refused", refused.reason().label());
        } else if (reading instanceof Reading.LeftOut leftOut) {
            items("left-out", leftOut.reason().label());
        }
    }

    private void items(String outcome, String reason) {
        Counter.builder("newswire.ingest.items")
                .description("Items read, by what became of them")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(registry)
                .increment();
    }
}
