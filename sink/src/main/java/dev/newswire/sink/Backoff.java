package dev.newswire.sink;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Pauses that double up to a limit, each shortened by chance by up to a half, so that instances do not retry in step. */
final class Backoff {

    private final long fromNanos;
    private final long toNanos;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private int failures;
    private long dueAt;

    Backoff(Duration from, Duration to, LongSupplier nanoTime, RandomGenerator random) {
        this.fromNanos = from.toNanos();
        this.toNanos = to.toNanos();
        this.nanoTime = nanoTime;
        this.random = random;
    }

    /** Begins the next pause. */
    void fail() {
        long whole = fromNanos;
        for (int i = 0; i < failures && whole < toNanos; i++) {
            whole *= 2;
        }
        whole = Math.min(whole, toNanos);
        failures++;
        dueAt = nanoTime.getAsLong() + whole - random.nextLong(whole / 2 + 1);
    }

    void succeed() {
        failures = 0;
    }

    /** Failures since the last success. */
    int failures() {
        return failures;
    }

    /** What is left of the pause; zero when it is over. */
    Duration left() {
        return failures == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, dueAt - nanoTime.getAsLong()));
    }
}
