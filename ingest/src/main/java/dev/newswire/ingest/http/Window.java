package dev.newswire.ingest.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What of one stream is on its way to a commit, bounded in bytes and number. One thread takes, others give back. */
final class Window {
    private static final int MOST = 2_000;

    private final long limit;
    private long bytes;
    private int pieces;
    private @Nullable Throwable failure;

    Window(long limit) {
        this.limit = limit;
    }

    /** Waits for room; what is larger than the window waits until it is alone. Does not wait after a failure. */
    synchronized void take(long size, int count) throws InterruptedException {
        while (failure == null && pieces > 0 && (bytes + size > limit || pieces + count > MOST)) {
            wait();
        }
        bytes += size;
        pieces += count;
    }

    /** Room is free again; {@code cause} says why its piece is not published, or is null. */
    synchronized void give(long size, @Nullable Throwable cause) {
        bytes -= size;
        pieces--;
        failure = failure == null ? cause : failure;
        notifyAll();
    }

    /** Waits until nothing is on its way; commits are bounded in time, and so is this. */
    synchronized void awaitEmpty() throws InterruptedException {
        while (pieces > 0) {
            wait();
        }
    }

    /** Waits that long; true at once when something has failed. */
    synchronized boolean pause(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); failure == null && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return failure != null;
    }

    /** The first failure. */
    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
