package dev.newswire.sink.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How a target answers. All names begin with {@code newswire_sink_webhook_} and carry the label {@code sink}. */
final class WebhookMeters {

    private final Timer accepted;
    private final Timer refused;
    private final Timer again;
    private final AtomicInteger open = new AtomicInteger();

    WebhookMeters(MeterRegistry registry, String sink) {
        accepted = timer(registry, sink, "accepted");
        refused = timer(registry, sink, "refused");
        again = timer(registry, sink, "again");
        Gauge.builder("newswire.sink.webhook.circuit.open", open, AtomicInteger::get)
                .description("1 while the target is left alone, else 0.")
                .tag("sink", sink)
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String sink, String answer) {
        return Timer.builder("newswire.sink.webhook.request")
                .description("Time of a request to the target, by its answer.")
                .tag("sink", sink)
                .tag("answer", answer)
                .register(registry);
    }

    void answered(Reply reply, Duration time) {
        Timer timer = reply instanceof Reply.Again ? again : reply instanceof Reply.Taken ? accepted : refused;
        timer.record(time);
    }

    void circuit(boolean isOpen) {
        open.set(isOpen ? 1 : 0);
    }
}
