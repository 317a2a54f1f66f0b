package dev.newswire.ingest.poll;

import dev.newswire.schemas.SourceDefinition;
import java.time.Duration;

/**
 * The bounds of one source's polls.
 *
 * @param floor shortest time between two
 * @param ceiling longest time between two that its rhythm may ask for; never below the floor
 * @param longest longest that it is left alone for any reason; never below the ceiling
 */
record Pace(Duration floor, Duration ceiling, Duration longest) {

    Pace {
        ceiling = max(floor, ceiling);
        longest = max(ceiling, longest);
    }

    /** The configured bounds, but for those that the definition sets itself. */
    static Pace of(PollConfig config, SourceDefinition source) {
        return new Pace(
                source.getMinInterval() == null ? config.minInterval() : millis(source.getMinInterval()),
                source.getMaxInterval() == null ? config.maxInterval() : millis(source.getMaxInterval()),
                config.maxWait());
    }

    static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Whoever wrote the record may have written anything. */
    private static Duration millis(long millis) {
        return Duration.ofMillis(
                Math.max(100, Math.min(millis, Duration.ofDays(365).toMillis())));
    }
}
