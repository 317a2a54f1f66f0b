package dev.newswire.ingest.fetch.budget;

import java.time.Duration;
import java.time.InstantSource;

/** Tells the time and does things later. A simulation gives one whose time is made up. Safe for many threads. */
public interface Scheduler extends InstantSource {

    /** Something that is to be done later. */
    @FunctionalInterface
    interface Appointment {
        /** Idempotent; does nothing once it was done. */
        void cancel();
    }

    /**
     * Does something once, after a delay. Tasks are short and never block; what they throw is theirs to handle.
     *
     * @param delay at once when not positive
     */
    Appointment after(Duration delay, Runnable task);
}
