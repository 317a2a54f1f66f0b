package dev.newswire.enrich.amount;

import java.util.Arrays;
import java.util.Locale;

/** A text cut into numbers, words and marks, the end of a line among them. Immutable once cut; linear in the text. */
final class AmountTokens {
    private static final int LONGEST_WORD = 40;

    private final String text;
    private int count;
    private int[] starts = new int[128];
    private int[] ends = new int[128];

    AmountTokens(String text) {
        this.text = text;
        cut();
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            int end = at + 1;
            if (isDigit(unit)) {
                end = numberEnd(at);
            } else if (Character.isLetter(unit)) {
                while (end < text.length() && isInner(text.charAt(end))) {
                    end++;
                }
            } else if (unit != '\n' && (unit <= ' ' || Character.isSpaceChar(unit))) {
                at = end;
                continue;
            }
            add(at, end);
            at = end;
        }
    }

    private static boolean isInner(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || Character.isLetter(unit)
                || Character.getType(unit) == Character.NON_SPACING_MARK
                || unit == '²'
                || unit == '³';
    }

    static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** Digits with points, commas and narrow spaces between them; spaces only before groups of three. */
    private int numberEnd(int start) {
        int end = start + 1;
        while (end < text.length()) {
            char unit = text.charAt(end);
            if (isDigit(unit)) {
                end++;
            } else if ((unit == '.' || unit == ',' || unit == '\'') && digits(end + 1) > 0) {
                end += 2;
            } else if ((unit == ' ' || unit == '\u00a0' || unit == '\u202f' || unit == '\u2009')
                    && digits(end + 1) == 3
                    && end - start <= 3 + 4 * 4
                    && groupsBefore(start, end)) {
                end += 4;
            } else {
                break;
            }
        }
        return end;
    }

    private int digits(int from) {
        int digits = 0;
        while (digits < 4 && from + digits < text.length() && isDigit(text.charAt(from + digits))) {
            digits++;
        }
        return digits;
    }

    private boolean groupsBefore(int start, int end) {
        int run = 0;
        for (int at = end - 1; at >= start && isDigit(text.charAt(at)); at--) {
            run++;
        }
        return run <= 3 && (run == 3 || run == end - start);
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** Whether nothing stands between a token and the one before it. */
    boolean touches(int token) {
        return token > 0 && ends[token - 1] == starts[token];
    }

    boolean isNumber(int token) {
        return token >= 0 && token < count && isDigit(text.charAt(starts[token]));
    }

    boolean isWord(int token) {
        return token >= 0 && token < count && Character.isLetter(text.charAt(starts[token]));
    }

    boolean isLower(int token) {
        return isWord(token) && Character.isLowerCase(text.charAt(starts[token]));
    }

    /** The token as it stands. */
    String raw(int token) {
        return token < 0 || token >= count ? "" : text.substring(starts[token], ends[token]);
    }

    /** The token in lower case; nothing of a token too long to be a word. */
    String word(int token) {
        return token < 0 || token >= count || ends[token] - starts[token] > LONGEST_WORD
                ? ""
                : raw(token).toLowerCase(Locale.ROOT);
    }

    char mark(int token) {
        return token < 0 || token >= count ? 0 : text.charAt(starts[token]);
    }

    String text(int from, int to) {
        return text.substring(from, to);
    }
}
