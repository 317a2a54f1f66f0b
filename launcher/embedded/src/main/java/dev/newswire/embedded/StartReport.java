package dev.newswire.embedded;

import java.time.Duration;

/** Hears of each part as it comes up; called from the thread that started it, so possibly from several at a time. */
@FunctionalInterface
public interface StartReport {
    void started(Part part, Duration took);
}
