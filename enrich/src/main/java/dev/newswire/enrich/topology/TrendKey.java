package dev.newswire.enrich.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A subject in a window. Its bytes begin with the window, so that a store has those of one window side by side, the
 * earliest first.
 *
 * @param window when the window begins, milliseconds since 1970 UTC
 * @param subject key of the subject's records; empty before all others of the window
 */
record TrendKey(long window, String subject) {

    byte[] toBytes() {
        byte[] utf8 = subject.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + utf8.length)
                .putLong(window)
                .put(utf8)
                .array();
    }

    static TrendKey fromBytes(byte[] bytes) {
        String subject = new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
        return new TrendKey(ByteBuffer.wrap(bytes).getLong(), subject);
    }
}
