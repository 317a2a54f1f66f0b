package dev.newswire.enrich.category;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * One spelling for each letter: lower case, without Latin and Greek accents, Arabic vowel signs and letter variants, and
 * with Russian {@code ё} as {@code е}; Indian vowel signs stay. Works on single UTF-16 units, so any text folds in linear time.
 */
final class Folding {
    /** Stands for a character that leaves no trace, such as a combining accent. */
    static final char GONE = 0;

    /** Stands for everything that separates words. */
    static final char BREAK = ' ';

    /** No character folds to it. */
    private static final char UNSEEN = 0xFFFF;

    /** What was looked up before; threads that look up the same character write the same. */
    private final char[] folded = new char[1 << 16];

    Folding() {
        Arrays.fill(folded, UNSEEN);
    }

    char of(char c) {
        char known = folded[c];
        return known == UNSEEN ? seen(c) : known;
    }

    private char seen(char c) {
        char made = fold(c);
        folded[c] = made;
        return made;
    }

    private static char fold(char c) {
        if (Character.isSurrogate(c)) {
            return BREAK;
        }
        char special = special(c);
        if (special != c) {
            return special;
        }
        if (isIndic(c)) {
            return indic(c);
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || c == 'ـ') {
            return GONE;
        }
        if (!Character.isLetterOrDigit(c) && type != Character.COMBINING_SPACING_MARK) {
            return BREAK;
        }
        char lower = Character.toLowerCase(c);
        return lower < 0x370 || (lower >= 0x1E00 && lower < 0x2000) ? base(lower) : lower;
    }

    /** Scripts whose vowels are signs on the consonants, from Devanagari to Myanmar: none of them may be lost. */
    private static boolean isIndic(char c) {
        return c >= 0x900 && c < 0x10A0;
    }

    private static char indic(char c) {
        char nukta = 0x93C;
        char candrabindu = 0x901;
        if (c == nukta) {
            return GONE;
        }
        if (c == candrabindu) {
            return 'ं';
        }
        boolean letter = Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        // Decomposed, a letter with a dot below is the letter and the dot.
        return letter
                ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0)
                : BREAK;
    }

    private static char special(char c) {
        return switch (c) {
            case 'ё', 'Ё' -> 'е';
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى', 'ی' -> 'ي';
            case 'ک' -> 'ك';
            case 'ة' -> 'ه';
            case 'ß' -> 's';
            case 'ø', 'Ø' -> 'o';
            case 'ł', 'Ł' -> 'l';
            case 'đ', 'Đ' -> 'd';
            case 'ı' -> 'i';
            default -> c;
        };
    }

    private static char base(char c) {
        String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        return decomposed.charAt(0);
    }

    /** Whether a script writes without spaces, so that every character is taken as a word. */
    static boolean standsAlone(char c) {
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0xF900 && c <= 0xFAFF);
    }
}
