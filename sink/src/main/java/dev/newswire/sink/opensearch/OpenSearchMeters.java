package dev.newswire.sink.opensearch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How bulk requests fare. All names begin with {@code newswire_sink_opensearch_} and carry the label {@code sink}. */
final class OpenSearchMeters {

    private final Timer bulk;
    private final Counter characters;
    private final Counter again;

    OpenSearchMeters(MeterRegistry registry, String sink) {
        bulk = Timer.builder("newswire.sink.opensearch.bulk")
                .description("Time of a bulk request, answered or not.")
                .tag("sink", sink)
                .register(registry);
        characters = Counter.builder("newswire.sink.opensearch.characters")
                .description("Characters of bulk requests.")
                .tag("sink", sink)
                .register(registry);
        again = Counter.builder("newswire.sink.opensearch.again")
                .description("Items of bulk requests that the server could not take now, and are sent again.")
                .tag("sink", sink)
                .register(registry);
    }

    Timer bulk() {
        return bulk;
    }

    void sent(int length) {
        characters.increment(length);
    }

    void again(long items) {
        again.increment((double) items);
    }
}
