package dev.newswire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.ingest.fetch.budget.HostBudget;
import dev.newswire.ingest.fetch.budget.ManualScheduler;
import dev.newswire.ingest.fetch.header.HeaderFields;
import dev.newswire.ingest.fetch.transport.HttpAnswer;
import dev.newswire.ingest.fetch.transport.HttpAsk;
import dev.newswire.ingest.fetch.transport.Transport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When requests go to a host: the manners and budgets are real, time and the wire are made up. */
final class SpacingTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final HttpAnswer.Answered NOTHING = answer(404, HeaderFields.NONE, "");

    private final ManualScheduler time = new ManualScheduler(START);
    private final Wire wire = new Wire();

    /** Answers at once what it is told to, and keeps how long after the start each request was sent. */
    private final class Wire implements Transport {
        private final Map<String, HttpAnswer.Answered> script = new HashMap<>();
        private final Map<String, List<Duration>> sent = new HashMap<>();

        @Override
        public CompletableFuture<HttpAnswer> send(HttpAsk ask) {
            String asked = ask.address().host() + ask.address().target();
            sent.computeIfAbsent(asked, any -> new ArrayList<>()).add(Duration.between(START, time.instant()));
            return CompletableFuture.completedFuture(script.getOrDefault(asked, NOTHING));
        }

        @Override
        public void close() {}
    }

    private static HttpAnswer.Answered answer(int status, HeaderFields fields, String body) {
        return new HttpAnswer.Answered(status, fields, body.getBytes(StandardCharsets.UTF_8), 0, START, START);
    }

    private PoliteFetcher fetcher(String... settings) {
        FetchConfig config = Web.config(settings);
        HostBudget budget = new HostBudget(config.budget(), time);
        return new PoliteFetcher(config, "1", wire, budget, time, new SimpleMeterRegistry());
    }

    private static CompletableFuture<FetchOutcome> ask(PoliteFetcher fetcher, String url, Purpose purpose) {
        return fetcher.fetch(FetchRequest.of(URI.create(url), purpose));
    }

    private static List<Duration> millis(long... times) {
        List<Duration> all = new ArrayList<>();
        for (long at : times) {
            all.add(Duration.ofMillis(at));
        }
        return all;
    }

    @Test
    void keepsItsDistanceBetweenRequestsToOneHost() {
        PoliteFetcher fetcher = fetcher("ingest.fetch.host.spacing", "150ms", "ingest.fetch.host.concurrency", "4");
        for (int i = 0; i < 4; i++) {
            ask(fetcher, "http://news.example/feed", Purpose.FEED);
            ask(fetcher, "http://other.example/feed", Purpose.FEED);
        }
        time.pass(Duration.ofSeconds(1));
        assertThat(wire.sent)
                .containsEntry("news.example/feed", millis(0, 150, 300, 450))
                .containsEntry("other.example/feed", millis(0, 150, 300, 450));
    }

    @Test
    void keepsTheDistanceThatRobotsRulesAskForWithinReason() {
        wire.script.put("news.example/robots.txt", answer(200, HeaderFields.NONE, "User-agent: *\nCrawl-delay: 86400"));
        PoliteFetcher fetcher = fetcher("ingest.fetch.max-crawl-delay", "20s");
        for (int i = 0; i < 3; i++) {
            ask(fetcher, "http://news.example/a", Purpose.PAGE);
        }
        time.pass(Duration.ofMinutes(5));
        assertThat(wire.sent)
                .containsEntry("news.example/robots.txt", millis(0))
                .containsEntry("news.example/a", millis(0, 20_000, 40_000));
    }

    @Test
    void leavesTheWholeHostAloneWhenItIsOverloaded() {
        wire.script.put("news.example/busy", answer(503, HeaderFields.NONE.with("Retry-After", "7"), ""));
        PoliteFetcher fetcher = fetcher();
        ask(fetcher, "http://news.example/busy", Purpose.FEED);
        ask(fetcher, "http://news.example/a", Purpose.FEED);
        ask(fetcher, "http://other.example/a", Purpose.FEED);
        time.pass(Duration.ofMinutes(5));
        assertThat(wire.sent)
                .containsEntry("news.example/a", millis(7_000))
                .containsEntry("other.example/a", millis(0));
    }

    @Test
    void leavesAHostAloneForAMinuteAtMost() {
        wire.script.put("news.example/busy", answer(429, HeaderFields.NONE.with("Retry-After", "86400"), ""));
        PoliteFetcher fetcher = fetcher();
        ask(fetcher, "http://news.example/busy", Purpose.FEED);
        ask(fetcher, "http://news.example/a", Purpose.FEED);
        time.pass(Duration.ofMinutes(5));
        assertThat(wire.sent).containsEntry("news.example/a", millis(60_000));
    }
}
