package dev.newswire.runtime.http;

import dev.newswire.runtime.service.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether a service gets on, judged by what it says whenever somebody asks. It does while there is nothing before it,
 * or when it has done something since it started and not stood still for longer than the patience. One that has
 * something before it and has done nothing yet does not: that it runs does not mean that it reads. Thread-safe.
 */
final class FlowWatch {

    private final Duration patience;
    private final LongSupplier nanoTime;
    private boolean flowing;
    private boolean standing;
    private long done;
    private long since;

    FlowWatch(Duration patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** What keeps it from being ready, for people; empty when records flow or there are none. */
    synchronized Optional<String> standstill(Progress now) {
        long time = nanoTime.getAsLong();
        if (!now.pending() || now.done() != done) {
            flowing = true;
            standing = now.pending();
            since = time;
        } else if (!standing) {
            // Something has come since the last question; from here on it is waited for.
            standing = true;
            since = time;
        }
        done = now.done();
        Duration still = Duration.ofNanos(time - since);
        if (!now.pending() || (flowing && still.compareTo(patience) <= 0)) {
            return Optional.empty();
        }
        return Optional.of(
                flowing
                        ? "there is something to read, and nothing was done for " + still.toSeconds() + " s"
                        : "there is something to read, and nothing was done yet");
    }
}
