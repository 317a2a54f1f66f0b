package dev.newswire.ingest.poll;

import java.time.Duration;

/**
 * How the poller stands.
 *
 * @param sources sources it has, paused ones among them
 * @param failing those whose last poll failed
 * @param gone those that are gone for good
 * @param underWay polls under way or waiting for their commit
 * @param overdue sources that should have been polled {@link #LATE} ago
 */
record PollGauges(long sources, long failing, long gone, long underWay, long overdue) {

    static final PollGauges NONE = new PollGauges(0, 0, 0, 0, 0);
    static final Duration LATE = Duration.ofMinutes(1);
}
