package dev.newswire.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** The words of a text that are written in one script, parted by single spaces, lower-cased. */
final class Sample {

    private static final int READ_AT_MOST = 8;

    private Sample() {}

    static String of(String text, UnicodeScript script, int length) {
        StringBuilder out = new StringBuilder(length);
        int end = (int) Math.min(text.length(), (long) length * READ_AT_MOST);
        for (int i = 0; i < end && out.length() < length; ) {
            int cp = text.codePointAt(i);
            i += Character.charCount(cp);
            boolean mark = Character.getType(cp) == Character.NON_SPACING_MARK
                    || Character.getType(cp) == Character.COMBINING_SPACING_MARK;
            boolean apostrophe = cp == '\'' || cp == '’' || cp == 'ʻ' || cp == '‘';
            if ((Character.isLetter(cp) && UnicodeScript.of(cp) == script) || mark || cp == 0x200C) {
                out.appendCodePoint(cp);
            } else if (apostrophe && out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append((char) cp);
            } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
