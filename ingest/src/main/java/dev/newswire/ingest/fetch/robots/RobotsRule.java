package dev.newswire.ingest.fetch.robots;

import java.nio.charset.StandardCharsets;

/**
 * One line of a group (RFC 9309, section 2.2.2).
 *
 * @param allow false when it forbids
 * @param pattern a path in {@link #normal} form, where {@code *} stands for any letters and a last {@code $} for the end
 */
record RobotsRule(boolean allow, String pattern) {
    private static final int SHORT = 16;

    /** The longest pattern decides. */
    int length() {
        return pattern.length();
    }

    /** Linear in the lengths of path and pattern. */
    boolean matches(String path) {
        boolean anchored = pattern.endsWith("$");
        String body = anchored ? pattern.substring(0, pattern.length() - 1) : pattern;
        int star = body.indexOf('*');
        if (star < 0) {
            return anchored ? path.equals(body) : path.startsWith(body);
        }
        if (!path.startsWith(body.substring(0, star))) {
            return false;
        }
        int at = star;
        while (star >= 0) {
            int next = body.indexOf('*', star + 1);
            String piece = body.substring(star + 1, next < 0 ? body.length() : next);
            if (next < 0 && anchored) {
                return path.length() - at >= piece.length() && path.endsWith(piece);
            }
            int found = find(path, piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
            star = next;
        }
        return true;
    }

    /** Where a piece stands next; -1 when nowhere. Knuth, Morris and Pratt's way where pieces are long enough to matter. */
    private static int find(String path, String piece, int from) {
        if (piece.length() <= SHORT) {
            return path.indexOf(piece, from);
        }
        int[] back = new int[piece.length()];
        for (int at = 1, same = 0; at < piece.length(); at++) {
            while (same > 0 && piece.charAt(at) != piece.charAt(same)) {
                same = back[same - 1];
            }
            same += piece.charAt(at) == piece.charAt(same) ? 1 : 0;
            back[at] = same;
        }
        for (int at = from, same = 0; at < path.length(); at++) {
            while (same > 0 && path.charAt(at) != piece.charAt(same)) {
                same = back[same - 1];
            }
            same += path.charAt(at) == piece.charAt(same) ? 1 : 0;
            if (same == piece.length()) {
                return at - same + 1;
            }
        }
        return -1;
    }

    /**
     * A path as rules and addresses are compared: in ASCII, foreign letters as percent-encoded UTF-8, unreserved letters
     * not encoded, hexadecimal digits in upper case.
     */
    static String normal(String path) {
        byte[] octets = path.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(octets.length);
        for (int at = 0; at < octets.length; at++) {
            int octet = octets[at] & 0xFF;
            int escaped = octet == '%' ? escaped(octets, at) : -1;
            if (escaped >= 0) {
                at += 2;
                octet = escaped;
            }
            if (escaped >= 0 ? unreserved(octet) : octet > 0x20 && octet < 0x7F) {
                out.append((char) octet);
            } else {
                out.append('%').append(digit(octet >> 4)).append(digit(octet & 15));
            }
        }
        return out.toString();
    }

    private static int escaped(byte[] octets, int at) {
        if (at + 2 >= octets.length) {
            return -1;
        }
        int high = Character.digit(octets[at + 1], 16);
        int low = Character.digit(octets[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean unreserved(int octet) {
        return octet < 0x80 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
    }

    private static char digit(int value) {
        return Character.toUpperCase(Character.forDigit(value, 16));
    }
}
