package dev.newswire.monitor.lag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found on a span.
 *
 * @param records how many there are, or the length of the span when not {@code exact}
 * @param next timestamp of the first one; null when there is none, or none was found in time
 */
record Unread(long records, boolean exact, @Nullable Instant next) {
    static final Unread NONE = new Unread(0, true, null);
}
