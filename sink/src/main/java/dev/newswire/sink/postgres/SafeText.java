package dev.newswire.sink.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Makes any value one that PostgreSQL stores. What it refuses is replaced unit by unit, so that offsets into a text keep
 * pointing at the same words.
 */
final class SafeText {

    /** Longest key, in UTF-16 units: far below the third of a page that a B-tree takes. */
    static final int KEY_LENGTH = 512;

    /** Earliest and latest times stored: what every client of PostgreSQL reads back. */
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /** The text with U+FFFD for each U+0000 and each surrogate that stands alone. */
    static String text(String text) {
        int bad = firstBad(text, 0);
        if (bad < 0) {
            return text;
        }
        char[] units = text.toCharArray();
        while (bad >= 0) {
            units[bad] = REPLACEMENT;
            bad = firstBad(text, bad + 1);
        }
        return new String(units);
    }

    /** A text that serves as a key: one that is too long keeps its beginning and ends in the SHA-256 of the whole. */
    static String key(String text) {
        String safe = text(text);
        if (safe.length() <= KEY_LENGTH) {
            return safe;
        }
        String hash = HexFormat.of().formatHex(sha256(safe));
        return text(safe.substring(0, KEY_LENGTH - hash.length() - 1)) + "#" + hash;
    }

    /** The time, or the nearest that is stored. */
    static Instant time(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }

    /** The number, or 0 where it is none: NaN would sort above every score. */
    static double number(double number) {
        return Double.isFinite(number) ? number : 0;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static int firstBad(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return i;
            }
            if (Character.isHighSurrogate(unit)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
