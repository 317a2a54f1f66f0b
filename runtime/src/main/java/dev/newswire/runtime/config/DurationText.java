package dev.newswire.runtime.config;

import java.time.Duration;

/**
 * Durations as users write them: a whole number and one unit of {@code ms}, {@code s}, {@code m}, {@code h}, {@code d}.
 * A bare number is refused, because its unit would be a guess.
 */
public final class DurationText {
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    private DurationText() {}

    /**
     * Reads {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 7d}.
     *
     * @throws IllegalArgumentException when the text is anything else, or too long a time for milliseconds
     */
    public static Duration parse(String text) {
        Long millis = NumberWithUnit.parse(text, UNITS, MILLIS);
        if (millis == null) {
            throw new IllegalArgumentException("not a duration such as 500ms, 30s, 5m, 2h or 7d: " + text);
        }
        return Duration.ofMillis(millis);
    }

    /** Writes with the largest unit that divides it; what is finer than a millisecond is dropped. */
    public static String format(Duration duration) {
        return NumberWithUnit.format(duration.toMillis(), UNITS, MILLIS, "s");
    }
}
