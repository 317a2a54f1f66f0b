package dev.newswire.ingest.item;

import org.jspecify.annotations.Nullable;

/**
 * The boundary behind which every text survives UTF-8, Avro and PostgreSQL: NUL and lone surrogates become U+FFFD,
 * everything else stays as it came.
 */
final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    static String of(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (broken(text, at)) {
                return replaced(text, at);
            }
        }
        return text;
    }

    /** Null and blank texts say nothing. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : of(text);
    }

    private static String replaced(String text, int from) {
        StringBuilder out = new StringBuilder(text);
        for (int at = from; at < text.length(); at++) {
            if (broken(text, at)) {
                out.setCharAt(at, REPLACEMENT);
            }
        }
        return out.toString();
    }

    private static boolean broken(String text, int at) {
        char letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(letter)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return letter == 0;
    }
}
