package dev.newswire.ingest.fetch.robots;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what hosts said, so that each is asked for its robots.txt once a day, however many pages are wanted. While
 * the file cannot be had the last known rules stand; where none are known it is tried again after an hour. Safe for many
 * threads; nobody waits.
 */
public final class RobotsCache {
    private static final Duration KNOWN = Duration.ofHours(24);
    private static final Duration UNREACHABLE = Duration.ofHours(1);
    private static final int MOST_HOSTS = 10_000;

    private record Entry(CompletableFuture<RobotsVerdict> verdict, Instant until) {}

    private final Function<String, CompletableFuture<RobotsVerdict>> source;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

    /** @param source asks an origin (scheme, host, port) for its robots.txt; never completes exceptionally */
    public RobotsCache(Function<String, CompletableFuture<RobotsVerdict>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    public CompletableFuture<RobotsVerdict> verdict(String origin) {
        CompletableFuture<RobotsVerdict> asking = new CompletableFuture<>();
        Entry old;
        synchronized (entries) {
            old = entries.get(origin);
            if (old != null && clock.instant().isBefore(old.until())) {
                return old.verdict().copy();
            }
            remember(origin, new Entry(asking, Instant.MAX));
        }
        Future<?> unused = source.apply(origin).thenAccept(fetched -> {
            RobotsRules last = known(old);
            RobotsVerdict kept = last != null && fetched instanceof RobotsVerdict.Unreachable
                    ? new RobotsVerdict.Known(last)
                    : fetched;
            Duration time = fetched instanceof RobotsVerdict.Known ? KNOWN : UNREACHABLE;
            synchronized (entries) {
                remember(origin, new Entry(asking, clock.instant().plus(time)));
            }
            asking.complete(kept);
        });
        return asking.copy();
    }

    private static @Nullable RobotsRules known(@Nullable Entry old) {
        return old != null && old.verdict().getNow(null) instanceof RobotsVerdict.Known known ? known.rules() : null;
    }

    private void remember(String origin, Entry entry) {
        entries.put(origin, entry);
        if (entries.size() > MOST_HOSTS) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
