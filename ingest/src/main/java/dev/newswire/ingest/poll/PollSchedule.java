package dev.newswire.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Decides when a source is due again. What the source asks for ({@link #afterSuccess}) is never cut short but by
 * {@link Pace#longest}; chance spreads polls that would else come in step. Immutable.
 */
final class PollSchedule {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY_OF_REFUSED = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 20;

    private final DoubleSupplier chance;

    /** @param chance numbers from 0 to below 1; called from any thread */
    PollSchedule(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * After a document, or the word that it is unchanged.
     *
     * @param interval what the rhythm asks for
     * @param asked how long the source asks to be left alone; the longest of what it says
     */
    Instant afterSuccess(Instant at, Pace pace, Duration interval, Duration asked, QuietTimes quiet) {
        Duration jittered = Pace.max(pace.floor(), spread(interval, 0.9, 1.1));
        Duration heeded = Pace.min(asked, pace.longest());
        return quiet.after(at.plus(Pace.max(jittered, spread(heeded, 1.0, 1.05))));
    }

    /**
     * After a poll that brought nothing: twice as long with each, within bounds.
     *
     * @param failures how many there were in a row, this one included
     * @param refused whether only somebody's change can help, so that there is no hurry
     * @param interval what the rhythm asks for
     */
    Instant afterFailure(
            Instant at, Pace pace, Duration interval, int failures, boolean refused, Optional<Duration> retryAfter) {
        Duration first = Pace.max(pace.floor(), refused ? Pace.max(FIRST_RETRY_OF_REFUSED, interval) : FIRST_RETRY);
        Duration most = refused ? pace.longest() : pace.ceiling();
        long doubled = 1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        Duration delay = Pace.min(first.multipliedBy(doubled), Pace.max(most, pace.floor()));
        Duration asked = Pace.min(retryAfter.orElse(Duration.ZERO), pace.longest());
        return at.plus(Pace.max(spread(delay, 0.75, 1.25), spread(asked, 1.0, 1.05)));
    }

    private Duration spread(Duration time, double least, double most) {
        double factor = least + (most - least) * chance.getAsDouble();
        return Duration.ofMillis(Math.round(time.toMillis() * factor));
    }
}
