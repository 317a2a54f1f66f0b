package dev.newswire.ingest.item;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number, a word or a sign of a date as it is written.
 *
 * @param text in lower case and without accents; a number in ASCII digits
 * @param number whether it is one
 * @param joined whether it follows what stands before it without a space
 */
record DateToken(String text, boolean number, boolean joined) {
    static final DateToken NONE = new DateToken("", false, false);
    private static final int MOST = 48;

    /** Cuts a text into tokens; none when it is too long for a date. Linear time. */
    static List<DateToken> in(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        List<DateToken> tokens = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean joined = false;
        int at = 0;
        while (at < plain.length() && tokens.size() < MOST) {
            int letter = plain.codePointAt(at);
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter) || mark(letter)) {
                joined = mark(letter) && joined;
                at += Character.charCount(letter);
                continue;
            }
            boolean digit = digit(letter);
            boolean letters = Character.isLetter(letter);
            boolean ideograph = Character.isIdeographic(letter);
            word.setLength(0);
            do {
                if (!mark(letter)) {
                    word.appendCodePoint(digit ? '0' + Character.digit(letter, 10) : letter);
                }
                at += Character.charCount(letter);
                letter = at < plain.length() ? plain.codePointAt(at) : ' ';
            } while (at < plain.length()
                    && (digit
                            ? digit(letter)
                            : letters
                                    && !ideograph
                                    && (mark(letter)
                                            || (Character.isLetter(letter) && !Character.isIdeographic(letter)))));
            tokens.add(new DateToken(letters ? composed(word) : word.toString(), digit, joined));
            joined = true;
        }
        return tokens.size() < MOST ? tokens : List.of();
    }

    /** Its value; -1 for what is no number, or one larger than any part of a date. */
    int value() {
        return number && text.length() <= 9 ? Integer.parseInt(text) : -1;
    }

    boolean is(String wanted) {
        return text.equals(wanted);
    }

    boolean isOneOf(String signs) {
        return !number && text.length() == 1 && signs.contains(text);
    }

    private static String composed(StringBuilder word) {
        // Hangul comes apart under NFKD; nothing else that is left does.
        return Normalizer.normalize(word, Normalizer.Form.NFC);
    }

    private static boolean digit(int letter) {
        return Character.isDigit(letter);
    }

    private static boolean mark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT;
    }
}
