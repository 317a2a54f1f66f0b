package dev.newswire.ingest.poll;

import dev.newswire.ingest.fetch.FetchConfig;
import dev.newswire.ingest.fetch.WebFetcher;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.page.PageCompletion;
import dev.newswire.ingest.page.PageConfig;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** One source of a scripted server, polled with the real fetcher at times that the test makes up. */
final class PollFixture implements AutoCloseable {
    final ScriptedServer server = ScriptedServer.start();
    private final WebFetcher fetcher = WebFetcher.open(
            FetchConfig.from(ConfigLoader.of(FetchConfig.KEYS)
                    .set(List.of(
                            "ingest.fetch.allow=127.0.0.1",
                            "ingest.fetch.host.spacing=0s",
                            "ingest.fetch.timeout=5s",
                            "ingest.fetch.contact=test@example.org"))
                    .load()),
            new SimpleMeterRegistry());
    private final TestClock clock = new TestClock();
    private final SourcePoll polls = new SourcePoll(
            fetcher,
            new SourceReader(new ItemReader(new ReadLimits(1 << 20, 1L << 30)), clock),
            new SourceMemory(config(), new PollSchedule(() -> 0.0)),
            new LinkedPages(new PageCompletion(
                    fetcher,
                    new PageConfig(PageConfig.Wanted.NEVER, 1000, Duration.ofSeconds(20)),
                    1 << 20,
                    Runnable::run,
                    clock,
                    new SimpleMeterRegistry())),
            Hubs.NONE,
            Runnable::run,
            clock);
    private SeenItems seen = SeenItems.NONE;
    SourceDefinition source;
    SourceState state;
    PollResult last;

    static PollConfig config() {
        return new PollConfig(Duration.ofMinutes(1), Duration.ofHours(6), Duration.ofDays(1), 10);
    }

    /** A feed at a path of the server. */
    PollFixture feed(String path) {
        return define(Definitions.feed("wire", server.url(path).toString()));
    }

    PollFixture define(SourceDefinition definition) {
        source = definition;
        state = SourceMemory.current(definition, state);
        return this;
    }

    Instant now() {
        return clock.instant();
    }

    /** Polls now, whether it is due or not. */
    SourceState poll() {
        last = polls.poll(source, state, seen).join();
        state = SourceState.newBuilder(last.state()).build();
        seen = last.seen();
        return state;
    }

    /** Lets time pass until the source is due, and polls it. */
    SourceState pollWhenDue() {
        clock.now = Objects.requireNonNull(state.getNextPollAt());
        return poll();
    }

    SourceState pollAfter(Duration time) {
        clock.now = clock.now.plus(time);
        return poll();
    }

    /** Time until the next poll. */
    Duration untilNext() {
        return Duration.between(now(), state.getNextPollAt());
    }

    /** Items the last poll brought. */
    List<RawItem> items() {
        return last.readings().stream()
                .filter(Reading.Item.class::isInstance)
                .map(reading -> ((Reading.Item) reading).item())
                .toList();
    }

    @Override
    public void close() {
        fetcher.close();
        server.close();
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-04T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
