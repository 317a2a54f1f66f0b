package dev.newswire.enrich.text;

/** The form in which lines are compared: lower case, one {@code #} for a number, words parted by one space. */
final class PlainForm {

    private PlainForm() {}

    static String of(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); ) {
            char unit = line.charAt(i);
            if (unit >= 'a' && unit <= 'z') {
                out.append(unit);
                i++;
                continue;
            }
            int cp = line.codePointAt(i);
            i += Character.charCount(cp);
            if (Character.isLetter(cp) || isMark(cp)) {
                out.appendCodePoint(Character.toLowerCase(cp));
            } else if (Character.isDigit(cp)) {
                addNumber(out);
            } else if (cp != '\'' && cp != '’' && out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        int length = out.length();
        return length > 0 && out.charAt(length - 1) == ' ' ? out.substring(0, length - 1) : out.toString();
    }

    /** "1 204", "1,204" and "0 0" are one number each. */
    private static void addNumber(StringBuilder out) {
        int last = out.length() - 1;
        boolean follows = last >= 0 && out.charAt(last) == '#';
        boolean parted = last >= 1 && out.charAt(last) == ' ' && out.charAt(last - 1) == '#';
        if (parted) {
            out.setLength(last);
        } else if (!follows) {
            out.append('#');
        }
    }

    static int words(String plain) {
        if (plain.isEmpty()) {
            return 0;
        }
        int words = 1;
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) == ' ') {
                words++;
            }
        }
        return words;
    }

    /** Whether a character is part of a word: a letter, a digit, an accent or an apostrophe. */
    static boolean isKept(char c) {
        return Character.isLetterOrDigit(c) || isMark(c) || c == '\'' || c == '’';
    }

    private static boolean isMark(int cp) {
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
