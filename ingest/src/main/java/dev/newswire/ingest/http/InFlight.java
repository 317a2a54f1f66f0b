package dev.newswire.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes of requests that are held in memory, up to a limit over all of them. Safe for many threads. */
final class InFlight {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    InFlight(long limit) {
        this.limit = limit;
    }

    /** Takes up room; false, and nothing is taken, when there is none. Whoever is alone may exceed the limit. */
    boolean take(long bytes) {
        while (true) {
            long now = held.get();
            if (now > 0 && now + bytes > limit) {
                return false;
            }
            if (held.compareAndSet(now, now + bytes)) {
                return true;
            }
        }
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    long bytes() {
        return held.get();
    }
}
