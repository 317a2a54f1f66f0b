package dev.newswire.runtime.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a configuration.
 *
 * @param key name of the key, or of the file or argument where there is none
 * @param value as given, redacted when it may be secret; null when there is no value to speak of
 * @param expected what should have been there
 * @param nearest the known name that was perhaps meant; null when none is near
 */
public record ConfigProblem(
        Kind kind,
        String key,
        @Nullable String value,
        Origin origin,
        String expected,
        @Nullable String nearest) {

    /** What is wrong. */
    public enum Kind {
        UNKNOWN_KEY("unknown key"),
        DUPLICATE_KEY("given twice"),
        BAD_VALUE("bad value"),
        MISSING_VALUE("missing"),
        UNREADABLE("cannot be read");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final int SHOWN = 120;

    /** One line: key, value, origin, what was expected, the nearest known name. */
    public String message() {
        StringBuilder line = new StringBuilder(printable(key));
        if (value != null) {
            line.append(" = ").append(printable(value));
        }
        line.append(" (").append(origin).append("): ").append(kind.words);
        if (!expected.isEmpty()) {
            line.append(", expected ").append(expected);
        }
        if (nearest != null) {
            line.append("; did you mean ").append(nearest).append('?');
        }
        return line.toString();
    }

    /** A message is one line on a terminal, whatever the file holds. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
        return text.codePointCount(0, text.length()) > SHOWN ? shown.append('…').toString() : shown.toString();
    }
}
