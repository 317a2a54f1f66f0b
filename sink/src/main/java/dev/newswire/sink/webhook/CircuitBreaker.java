package dev.newswire.sink.webhook;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Leaves a target alone: for as long as it asked, and after some failures in a row for a while. Then one request tries;
 * the first that succeeds closes the circuit, another failure opens it again.
 */
final class CircuitBreaker {

    private final int breakAfter;
    private final Duration breakFor;
    private final LongSupplier nanoTime;
    private int failures;
    private boolean waiting;
    private long until;

    CircuitBreaker(int breakAfter, Duration breakFor, LongSupplier nanoTime) {
        this.breakAfter = breakAfter;
        this.breakFor = breakFor;
        this.nanoTime = nanoTime;
    }

    /** What is left of the wait; zero when a request may go out. */
    Duration left() {
        return waiting ? Duration.ofNanos(Math.max(0, until - nanoTime.getAsLong())) : Duration.ZERO;
    }

    /** Whether so many failures came in a row that the target is left alone, or tried by one request at a time. */
    boolean open() {
        return failures >= breakAfter;
    }

    void succeed() {
        failures = 0;
        waiting = false;
    }

    /** @param asked how long the target wants to be left alone; zero where it does not say */
    void fail(Duration asked) {
        failures++;
        Duration wait = failures >= breakAfter && breakFor.compareTo(asked) > 0 ? breakFor : asked;
        waiting = true;
        until = nanoTime.getAsLong() + wait.toNanos();
    }
}
