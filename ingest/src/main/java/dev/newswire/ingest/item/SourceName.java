package dev.newswire.ingest.item;

import java.util.Locale;

/** Source ids: lower-case letters, digits, {@code .}, {@code _} and {@code -}. */
final class SourceName {
    private static final int LONGEST = 128;

    private SourceName() {}

    /** Any name as an id: whatever may not stand in one becomes a hyphen. Empty when nothing is left of it. */
    static String id(String name) {
        StringBuilder out = new StringBuilder();
        for (char letter : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            boolean allowed = (letter >= 'a' && letter <= 'z')
                    || (letter >= '0' && letter <= '9')
                    || letter == '.'
                    || letter == '_'
                    || letter == '-';
            if (out.length() < LONGEST && (allowed || (!out.isEmpty() && out.charAt(out.length() - 1) != '-'))) {
                out.append(allowed ? letter : '-');
            }
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }
}
