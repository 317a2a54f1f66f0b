package dev.newswire.ingest.identity;

import java.nio.charset.StandardCharsets;

/** Percent-encoding in its one normal form (RFC 3986, sections 2.1 to 2.4 and 6.2.2.2). */
final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String PATH_MARKS = "!$&'()*+,;=:@/";
    private static final String QUERY_MARKS = PATH_MARKS + "?";

    private PercentEncoding() {}

    static String path(String text) {
        return normalise(text, PATH_MARKS);
    }

    static String query(String text) {
        return normalise(text, QUERY_MARKS);
    }

    /**
     * Escapes of unreserved letters are undone, other escapes get upper-case digits, what may not stand in an address is
     * escaped as UTF-8, and a percent sign that begins no escape is escaped itself.
     */
    private static String normalise(String text, String marks) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (letter == '%') {
                int octet = escaped(text, at);
                if (octet < 0) {
                    escape('%', out);
                    at++;
                    continue;
                }
                if (unreserved(octet)) {
                    out.append((char) octet);
                } else {
                    escape(octet, out);
                }
                at += 3;
                continue;
            }
            if (unreserved(letter) || (letter < 0x80 && marks.indexOf(letter) >= 0)) {
                out.append((char) letter);
            } else {
                escapeUtf8(letter, out);
            }
            at += Character.charCount(letter);
        }
        return out.toString();
    }

    private static void escapeUtf8(int letter, StringBuilder out) {
        boolean lone = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        for (byte octet : Character.toString(lone ? 0xFFFD : letter).getBytes(StandardCharsets.UTF_8)) {
            escape(octet & 0xFF, out);
        }
    }

    private static void escape(int octet, StringBuilder out) {
        out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xF));
    }

    /** The octet that the escape at {@code at} stands for, or -1 when there is none. */
    static int escaped(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = hex(text.charAt(at + 1));
        int low = hex(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hex(char digit) {
        // Character.digit also takes digits of other scripts.
        return digit < 0x80 ? Character.digit(digit, 16) : -1;
    }

    private static boolean unreserved(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || (letter < 0x80 && UNRESERVED_MARKS.indexOf(letter) >= 0);
    }
}
