package dev.newswire.ingest.read.page;

import java.util.Locale;

/** A text by which two writings of one phrase are known: its letters and digits in lower case. */
final class PlainWords {

    private PlainWords() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
                out.append(letter);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
