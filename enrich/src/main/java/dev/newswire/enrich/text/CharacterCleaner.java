package dev.newswire.enrich.text;

import java.text.Normalizer;
import org.jsoup.parser.Parser;

/**
 * Repairs characters, never words: decodes entities left in the text, drops what cannot be seen (controls, soft hyphens,
 * zero-width and direction marks, lone surrogates, heaps of accents), folds spaces and spaced ellipses, normalises to NFC.
 */
final class CharacterCleaner {

    /** More accents on one letter than any writing system needs are decoration, and make normalising slow. */
    private static final int MOST_MARKS = 4;

    private static final int LONGEST_ENTITY = 32;

    private CharacterCleaner() {}

    /** Lines stay lines; every other run of spaces becomes one. */
    static String clean(String raw) {
        // Feeds escape twice ("&amp;quot;") often enough, three times hardly ever.
        String decoded = decode(decode(raw));
        return Normalizer.normalize(visible(decoded), Normalizer.Form.NFC);
    }

    /** As {@link #clean} with line breaks folded to spaces and no spaces at the ends. */
    static String cleanLine(String raw) {
        String clean = clean(raw);
        return (clean.indexOf('\n') < 0 ? clean : visible(clean.replace('\n', ' '))).strip();
    }

    private static String decode(String raw) {
        int amp = raw.indexOf('&');
        if (amp < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        while (amp >= 0) {
            int end = entityEnd(raw, amp);
            if (end > 0) {
                String entity = raw.substring(amp, end);
                out.append(raw, from, amp).append(Parser.unescapeEntities(entity, true));
                from = end;
            }
            amp = raw.indexOf('&', Math.max(end, amp + 1));
        }
        return out.append(raw, from, raw.length()).toString();
    }

    private static int entityEnd(String raw, int amp) {
        int limit = Math.min(raw.length(), amp + LONGEST_ENTITY);
        for (int i = amp + 1; i < limit; i++) {
            char c = raw.charAt(i);
            if (c == ';') {
                return i > amp + 1 ? i + 1 : -1;
            }
            if (!(c == '#' && i == amp + 1) && !isAsciiLetterOrDigit(c)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String visible(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int marks = 0;
        for (int i = 0; i < raw.length(); ) {
            char unit = raw.charAt(i);
            if (unit > ' ' && unit < 0x7F && unit != '.') {
                out.append(unit);
                marks = 0;
                i++;
                continue;
            }
            int cp = raw.codePointAt(i);
            i += Character.charCount(cp);
            if (cp == '\n' || cp == '\r' || cp == 0x85 || cp == 0x2028 || cp == 0x2029 || cp == '\f') {
                boolean windows = cp == '\r' && i < raw.length() && raw.charAt(i) == '\n';
                if (!windows) {
                    dropLastSpace(out);
                    out.append('\n');
                }
            } else if (Character.isWhitespace(cp) || Character.isSpaceChar(cp)) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ' && out.charAt(out.length() - 1) != '\n') {
                    out.append(' ');
                }
            } else if (isMark(cp)) {
                marks++;
                if (marks <= MOST_MARKS) {
                    out.appendCodePoint(cp);
                }
                continue;
            } else if (!isInvisible(cp) && !(cp == '.' && foldsEllipsis(out))) {
                out.appendCodePoint(cp);
            }
            marks = 0;
        }
        return out.toString();
    }

    /** Makes one sign of the third of three dots with spaces between, which would end three sentences, and of more. */
    private static boolean foldsEllipsis(StringBuilder out) {
        int end = out.length();
        if (end >= 4 && out.charAt(end - 1) == ' ' && out.charAt(end - 2) == '.' && out.indexOf(". . ", end - 4) >= 0) {
            out.setLength(end - 4);
            out.append('…');
            return true;
        }
        if (end >= 2 && out.charAt(end - 1) == ' ' && out.charAt(end - 2) == '…') {
            out.setLength(end - 1);
            return true;
        }
        return false;
    }

    private static void dropLastSpace(StringBuilder out) {
        if (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }

    private static boolean isMark(int cp) {
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isInvisible(int cp) {
        // Joiners shape Persian and Indic words and emoji, so they stay.
        return switch (Character.getType(cp)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            case Character.FORMAT -> cp != 0x200C && cp != 0x200D;
            default -> (cp & 0xFFFE) == 0xFFFE;
        };
    }
}
