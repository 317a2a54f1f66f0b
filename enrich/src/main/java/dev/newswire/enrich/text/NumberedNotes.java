package dev.newswire.enrich.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Notes that are told by numbers, "[1] …", "(1) …" or "¹ …", at the end of an article whose body refers to them in the
 * same way. A number that nothing refers to makes no note, and one that no note explains stays in the text.
 */
final class NumberedNotes {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int MOST_DIGITS = 3;
    private static final int SHORTEST_NOTE = 8;

    /** "km²" and "m³" are units, whatever notes there are. */
    private static final Set<String> UNITS =
            Set.of("m", "km", "cm", "mm", "dm", "ft", "mi", "in", "yd", "м", "км", "см", "мм", "م", "كم", "किमी");

    private NumberedNotes() {}

    /** A number in raised digits, as it looks where markup raises it; other words as they are. */
    static String raised(String words) {
        String number = words.strip();
        if (number.isEmpty() || number.length() > MOST_DIGITS || !number.chars().allMatch(c -> isDigit((char) c))) {
            return words;
        }
        StringBuilder out = new StringBuilder();
        number.chars().forEach(c -> out.append(SUPERSCRIPTS.charAt(c - '0')));
        return out.toString();
    }

    /** The mark at the line's beginning, such as "[1]", when words follow it; otherwise empty. */
    static String leadingMark(String line) {
        int end = markEnd(line, 0);
        return end > 0 && line.length() - end >= SHORTEST_NOTE ? line.substring(0, end) : "";
    }

    /** All marks that lines refer to, none counted where it begins its line. */
    static Set<String> references(List<String> lines) {
        Set<String> found = new HashSet<>();
        for (String line : lines) {
            for (int i = 1; i < line.length(); i++) {
                int end = isReference(line, i) ? markEnd(line, i) : 0;
                if (end > 0) {
                    found.add(line.substring(i, end));
                    i = end - 1;
                }
            }
        }
        return found;
    }

    /** The line without references to the notes of those marks. */
    static String without(String line, Set<String> marks) {
        if (marks.isEmpty()) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            int end = i > 0 && isReference(line, i) ? markEnd(line, i) : 0;
            if (end > 0 && marks.contains(line.substring(i, end))) {
                boolean spaced = out.length() > 0 && out.charAt(out.length() - 1) == ' ';
                out.setLength(out.length() - (spaced ? 1 : 0));
                i = end - 1;
            } else {
                out.append(line.charAt(i));
            }
        }
        return out.toString();
    }

    /** One past the mark that begins there; 0 when none does. */
    private static int markEnd(String line, int start) {
        char first = line.charAt(start);
        if (isSuperscript(first)) {
            int end = start;
            while (end < line.length() && isSuperscript(line.charAt(end))) {
                end++;
            }
            return end - start <= MOST_DIGITS ? end : 0;
        }
        char close = first == '[' ? ']' : first == '(' ? ')' : 0;
        int end = start + 1;
        while (close != 0 && end < line.length() && end - start <= MOST_DIGITS && isDigit(line.charAt(end))) {
            end++;
        }
        return close != 0 && end > start + 1 && end < line.length() && line.charAt(end) == close ? end + 1 : 0;
    }

    /** A reference follows its word or sentence; numbers are no words, and units have no notes. */
    private static boolean isReference(String line, int at) {
        char mark = line.charAt(at);
        char before = line.charAt(at - 1);
        if (!isSuperscript(mark)) {
            return mark == '[' || (mark == '(' && before != ' ');
        }
        if (isSuperscript(before) || Character.isDigit(before)) {
            return false;
        }
        int start = at;
        while (start > 0 && at - start < 6 && Character.isLetter(line.charAt(start - 1))) {
            start--;
        }
        return !UNITS.contains(line.substring(start, at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSuperscript(char c) {
        return SUPERSCRIPTS.indexOf(c) >= 0;
    }
}
