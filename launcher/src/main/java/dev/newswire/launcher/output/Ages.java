package dev.newswire.launcher.output;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as people think of them: how long ago, how soon. */
final class Ages {

    private Ages() {}

    /** Such as {@code 3m ago}, {@code now}, {@code in 2h}; empty for null. */
    static String relative(@Nullable Instant at, Instant now) {
        if (at == null) {
            return "";
        }
        Duration ahead = Duration.between(now, at);
        String length = length(ahead.abs());
        if (ahead.abs().toSeconds() < 1) {
            return "now";
        }
        return ahead.isNegative() ? length + " ago" : "in " + length;
    }

    /** In its one largest unit, rounded down. */
    static String length(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
    }
}
