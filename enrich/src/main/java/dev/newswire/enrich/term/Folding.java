package dev.newswire.enrich.term;

import java.text.Normalizer;

/**
 * Letters as look-ups see them: lower case, Latin and Greek without marks, Arabic without vowel signs, one form of each
 * width. Stateless; a table for what is frequent.
 */
final class Folding {
    private static final int TABLE = 0x530;
    private static final char[] SIMPLE = table();

    private Folding() {}

    /** The folded code unit, or 0 for a mark that does not count. */
    static char of(char unit) {
        return unit < TABLE ? SIMPLE[unit] : rare(unit);
    }

    private static char[] table() {
        char[] table = new char[TABLE];
        for (char unit = 0; unit < TABLE; unit++) {
            table[unit] = frequent(unit);
        }
        return table;
    }

    private static char frequent(char unit) {
        if (Character.getType(unit) == Character.NON_SPACING_MARK) {
            return 0;
        }
        char lower = Character.toLowerCase(unit);
        return switch (lower) {
            case 'ё' -> 'е';
            case 'ı' -> 'i';
            case 'ß' -> 's';
            case 'ø' -> 'o';
            case 'đ' -> 'd';
            case 'ł' -> 'l';
            // These letters have a mark in Unicode's eyes only.
            case 'й', 'ї' -> lower;
            default -> bare(lower);
        };
    }

    private static char rare(char unit) {
        if ((unit >= 0x064B && unit <= 0x065F)
                || unit == 0x0670
                || unit == 0x0640
                || (unit >= 0x0591 && unit <= 0x05C7)) {
            return 0;
        }
        if (unit >= 0x1E00 && unit <= 0x1FFF) {
            return bare(Character.toLowerCase(unit));
        }
        if (unit >= 0xFF01 && unit <= 0xFF5E) {
            return Character.toLowerCase((char) (unit - 0xFEE0));
        }
        return switch (unit) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى' -> 'ي';
            default -> Character.toLowerCase(unit);
        };
    }

    private static char bare(char unit) {
        String parts = Normalizer.normalize(String.valueOf(unit), Normalizer.Form.NFD);
        return parts.length() > 1 ? parts.charAt(0) : unit;
    }
}
