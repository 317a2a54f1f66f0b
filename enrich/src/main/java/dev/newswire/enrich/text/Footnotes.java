package dev.newswire.enrich.text;

/** Notes below an article and the marks that refer to them. */
final class Footnotes {

    private static final String MARKS = "*†‡¹²³⁴⁵";

    private Footnotes() {}

    static boolean begins(String line) {
        int end = 0;
        while (end < line.length() && MARKS.indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        return end > 0 && end <= 4 && line.length() - end >= 8 && !line.endsWith("*");
    }

    /** Whether a word or sentence in the line refers to a note. */
    static boolean hasMark(String line) {
        for (int i = 1; i < line.length(); i++) {
            if (isMark(line, i)) {
                return true;
            }
        }
        return false;
    }

    static String withoutMarks(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            if (i > 0 && isMark(line, i)) {
                if (out.charAt(out.length() - 1) == ' ') {
                    out.setLength(out.length() - 1);
                }
            } else {
                out.append(line.charAt(i));
            }
        }
        return out.toString();
    }

    static String withoutLeadingMark(String line) {
        int start = 0;
        while (start < line.length() && (MARKS.indexOf(line.charAt(start)) >= 0 || line.charAt(start) == ' ')) {
            start++;
        }
        return line.substring(start);
    }

    private static boolean isMark(String line, int i) {
        if (MARKS.indexOf(line.charAt(i)) < 0) {
            return false;
        }
        boolean last = i + 1 == line.length();
        boolean closed = last || (!Character.isLetterOrDigit(line.charAt(i + 1)) && line.charAt(i + 1) != '(');
        char before = line.charAt(i - 1);
        // "km²" and "10³" are units and numbers, not references.
        boolean superscript = line.charAt(i) != '*' && line.charAt(i) != '†' && line.charAt(i) != '‡';
        return closed && (!superscript || !Character.isLetterOrDigit(before));
    }
}
