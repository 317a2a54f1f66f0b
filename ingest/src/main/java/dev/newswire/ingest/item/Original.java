package dev.newswire.ingest.item;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes an item is read from, kept for the case that they are refused.
 *
 * @param bytes the bytes, or their beginning when there were too many to hold
 * @param length how many there were, as far as they were read
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Original(byte[] bytes, long length) {

    /** What is kept of bytes that are too many for the dead letters: enough to see what they are. */
    public static final int HEAD = 64 * 1024;

    /** All there is. */
    public static Original of(byte[] bytes) {
        return new Original(bytes, bytes.length);
    }

    /** Refuses these bytes. */
    public Reading.Refused refuse(Origin origin, Reason reason, String message) {
        return refuse(origin, reason, message, null);
    }

    /** Refuses these bytes because of what was thrown. */
    public Reading.Refused refuse(Origin origin, Reason reason, String message, @Nullable Throwable cause) {
        return new Reading.Refused(
                origin,
                reason,
                message,
                cause == null ? null : cause.getClass().getName(),
                bytes,
                length,
                length > bytes.length);
    }

    /** The same, cut to what a dead letter shows of bytes that are too many. */
    public Original head() {
        return bytes.length <= HEAD ? this : new Original(Arrays.copyOf(bytes, HEAD), length);
    }
}
