package dev.newswire.ingest.http;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides from samples of the lag whether to hold back, and for how long: closed above the limit, open again below half
 * of it, and by the pace at which the lag shrinks it knows when that will be. Safe for many threads.
 */
final class LagGate {
    private static final long NANOS = 1_000_000_000L;
    private static final Duration UNKNOWN = Duration.ofSeconds(5);

    private final long most;
    private final Duration longest;
    private long records;
    private long before;
    private long sampledAt;
    private long period;
    private boolean closed;

    /**
     * @param most records that are no reason to hold back; 0 for any number
     * @param longest longest wait that is asked for
     */
    LagGate(long most, Duration longest) {
        this.most = most;
        this.longest = longest;
    }

    boolean limited() {
        return most > 0;
    }

    synchronized void sample(long lag, long nanoTime) {
        before = records;
        period = sampledAt == 0 ? 0 : nanoTime - sampledAt;
        sampledAt = nanoTime;
        records = lag;
        closed = most > 0 && (lag > most || (closed && lag > most / 2));
    }

    synchronized long records() {
        return records;
    }

    synchronized Optional<Duration> hold() {
        if (!closed) {
            return Optional.empty();
        }
        long gone = before - records;
        if (gone <= 0 || period <= 0) {
            return Optional.of(UNKNOWN);
        }
        double seconds = (records - most / 2.0) / gone * period / NANOS;
        long bounded = Math.min(longest.toSeconds(), Math.max(1, (long) Math.ceil(seconds)));
        return Optional.of(Duration.ofSeconds(bounded));
    }
}
