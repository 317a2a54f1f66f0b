package dev.newswire.ingest.http;

import dev.newswire.ingest.publish.GroupPublisher;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * {@code POST /v1/items}. What the header decides is answered before the body is read. Bodies are collected without a
 * thread; streams of lines have one each while there is one.
 */
final class ItemsEndpoint {
    /** Lines up to this size are read as a whole: a thread for them is not worth it. */
    private static final int SHORT_LINES = 16 * 1024;

    private static final Duration AWAY = Duration.ofSeconds(2);

    private final HttpConfig config;
    private final PushSources sources;
    private final Pushing pushing;
    private final WholePush whole;
    private final GroupPublisher publisher;
    private final PipelineLag lag;
    private final InFlight inFlight;
    private final Executor streams;

    ItemsEndpoint(
            HttpConfig config,
            PushSources sources,
            Pushing pushing,
            GroupPublisher publisher,
            PipelineLag lag,
            InFlight inFlight,
            Executor streams) {
        this.config = config;
        this.sources = sources;
        this.pushing = pushing;
        this.whole = new WholePush(pushing, config.maxBodyBytes());
        this.publisher = publisher;
        this.lag = lag;
        this.inFlight = inFlight;
        this.streams = streams;
    }

    void post(Exchange exchange) {
        Admission admission;
        try {
            admission = Admission.of(exchange, sources);
        } catch (BadBodyException e) {
            exchange.reply(e.reply());
            return;
        }
        boolean lines = admission.format() == PushFormat.LINES
                && (exchange.length() < 0 || exchange.length() > SHORT_LINES || admission.gzip());
        if (!lines && exchange.length() > config.maxBodyBytes()) {
            exchange.reply(BodyCollector.tooLarge(config.maxBodyBytes()));
            return;
        }
        Optional<Reply> later = later();
        if (later.isPresent()) {
            exchange.reply(later.get());
        } else if (lines) {
            stream(exchange, admission);
        } else {
            collect(exchange, admission);
        }
    }

    private Optional<Reply> later() {
        Optional<String> away = publisher.failure().or(publisher::waitingFor);
        if (away.isPresent()) {
            return Optional.of(Problem.UNAVAILABLE.later("Nothing is taken in: " + away.get(), AWAY));
        }
        return lag.hold()
                .map(wait -> Problem.LAGGING.later(
                        "The pipeline is " + lag.records() + " records behind; it takes more when it has caught up.",
                        wait));
    }

    private void collect(Exchange exchange, Admission admission) {
        BodyCollector.Limits limits = new BodyCollector.Limits(config.maxBodyBytes(), config.bodyTimeout());
        BodyCollector[] self = new BodyCollector[1];
        BodyCollector collector = new BodyCollector(
                exchange, limits, inFlight, body -> whole.push(exchange, admission, body, () -> self[0].release()));
        self[0] = collector;
        collector.run();
    }

    private void stream(Exchange exchange, Admission admission) {
        long window = Math.max(64 * 1024, config.maxInFlightBytes() / 2 / config.maxStreams());
        try {
            streams.execute(new LinePush(exchange, admission, pushing, lag, window, new LineAnswer(exchange)));
        } catch (RejectedExecutionException full) {
            exchange.reply(Problem.SATURATED.later(
                    config.maxStreams() + " streams of lines are open, and there are no more at once.",
                    Duration.ofSeconds(5)));
        }
    }
}
