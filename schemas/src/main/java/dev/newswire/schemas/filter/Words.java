package dev.newswire.schemas.filter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text query: words, or phrases in double quotes, that must all occur. Each must begin where a word begins, so that
 * "art" does not find "party" but "election" finds "elections"; scripts written without spaces are searched anywhere.
 * Case, compatibility forms and Latin, Greek and Cyrillic accents do not matter. Takes linear time but for hits inside
 * words.
 */
final class Words {
    private final List<String> phrases;

    private Words(List<String> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    static Words of(String query) {
        List<String> phrases = new ArrayList<>();
        boolean quoted = false;
        for (String part : query.split("\"", -1)) {
            if (quoted) {
                phrases.add(fold(part));
            } else {
                phrases.addAll(List.of(fold(part).split(" ")));
            }
            quoted = !quoted;
        }
        phrases.removeIf(String::isEmpty);
        return new Words(phrases);
    }

    /** Comparable form: lower case, without accents, every run of white space one space, none at the ends. */
    static String fold(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                    folded.append(' ');
                }
            } else if (c < '\u0300' || c > '\u036F') {
                folded.append(c);
            }
        }
        return folded.toString().stripTrailing();
    }

    boolean allIn(String text) {
        String folded = fold(text);
        return phrases.stream().allMatch(phrase -> isIn(folded, phrase));
    }

    private static boolean isIn(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)) || isUnspaced(phrase.codePointAt(0))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnspaced(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }
}
