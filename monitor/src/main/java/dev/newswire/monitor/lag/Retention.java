package dev.newswire.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a topic deletes records.
 *
 * @param time how long they stay; null when time deletes nothing
 * @param sized whether the size of a partition deletes records too
 */
record Retention(@Nullable Duration time, boolean sized) {
    /** Nothing is deleted, or nothing is known. */
    static final Retention NONE = new Retention(null, false);

    /**
     * Share of what a group had until its next unread record goes; null when it never goes. By size it is told once
     * deletion has begun: then the whole log is what may stay, and the unread part of it is the share.
     */
    @Nullable Double used(@Nullable Long committed, LogEnds log, Unread unread, Instant now) {
        if (time == null && !sized) {
            return null;
        }
        if (committed != null && committed < log.start()) {
            return 1.0;
        }
        if (unread.records() == 0) {
            return 0.0;
        }
        double bySize = 0;
        if (sized && log.start() > 0 && committed != null) {
            bySize = (double) (log.end() - committed) / (log.end() - log.start());
        }
        Instant next = unread.next();
        if (time == null || next == null) {
            return sized ? bySize : null;
        }
        double byTime = (double) Duration.between(next, now).toMillis() / Math.max(1, time.toMillis());
        return Math.max(0, Math.max(byTime, bySize));
    }
}
