package dev.newswire.launcher.output;

/** Makes foreign text safe to print on a terminal. */
public final class Printable {

    private Printable() {}

    /** The text on one line: control, format and line-separating characters, escape sequences among them, as spaces. */
    public static String line(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(isSafe(point) ? point : ' '));
        return safe.toString();
    }

    /** The text cut to a number of UTF-16 code units, between letters, with an ellipsis where something is missing. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(length - 1)) ? length - 2 : length - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static boolean isSafe(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
