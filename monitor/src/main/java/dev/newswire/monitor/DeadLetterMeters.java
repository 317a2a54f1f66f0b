package dev.newswire.monitor;

import dev.newswire.monitor.deadletter.DeadLetterConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how many dead letters are open, beside how many may be, and says once when there are too many. */
final class DeadLetterMeters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterMeters.class);

    private final DeadLetterConfig config;
    private final AtomicLong open = new AtomicLong();
    private boolean alerted;

    DeadLetterMeters(DeadLetterConfig config, MeterRegistry registry) {
        this.config = config;
        Gauge.builder("newswire.monitor.deadletters.open", open, AtomicLong::get)
                .description("Dead letters that were neither sent back nor erased")
                .register(registry);
        Gauge.builder("newswire.monitor.deadletters.alert.above", config, DeadLetterConfig::alertAbove)
                .description("Open dead letters above which there is an alert")
                .register(registry);
    }

    void show(long letters) {
        open.set(letters);
        boolean tooMany = config.alerts(letters);
        if (tooMany && !alerted) {
            LOG.atWarn()
                    .addKeyValue("open", letters)
                    .addKeyValue("most", config.alertAbove())
                    .log("Too many dead letters: 'newswire deadletters list' shows them");
        } else if (!tooMany && alerted) {
            LOG.atInfo().addKeyValue("open", letters).log("Dead letters are few again");
        }
        alerted = tooMany;
    }
}
