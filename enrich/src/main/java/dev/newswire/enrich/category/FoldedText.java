package dev.newswire.enrich.category;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A text as folded words with one blank between them, ready to be matched. Grows by {@link #add}; parts are kept apart
 * so that no phrase runs from one into the next.
 */
final class FoldedText {
    private final Folding folding;
    private char[] chars;
    private int length;
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private final BitSet capitals = new BitSet();
    private int words;
    private int upper;
    private int lower;
    private char last;

    FoldedText(Folding folding, int expectedLength) {
        this.folding = folding;
        this.chars = new char[Math.max(64, expectedLength + expectedLength / 8)];
    }

    /** Appends up to {@code limit} UTF-16 units of the text as a part of its own. */
    void add(CharSequence text, int limit) {
        put('\n');
        int n = Math.min(text.length(), limit);
        int start = length;
        int firstWord = words;
        boolean mixed = false;
        for (int i = 0; i < n; i++) {
            char raw = text.charAt(i);
            if (isApostrophe(raw) && possessive(text, i, n)) {
                i++;
                continue;
            }
            char c = folding.of(raw);
            if (c == Folding.GONE) {
                continue;
            }
            boolean alone = Folding.standsAlone(c);
            if (c == Folding.BREAK || alone) {
                start = endWord(start);
            }
            if (c != Folding.BREAK) {
                put(c);
                upper += Character.isUpperCase(raw) ? 1 : 0;
                lower += Character.isLowerCase(raw) ? 1 : 0;
                mixed |= lower > 0;
                last = c;
            }
            if (raw == 'ß') {
                put(c);
            }
            if (alone) {
                start = endWord(start);
            }
        }
        endWord(start);
        if (!mixed) {
            // Where all is in capitals they tell nothing.
            capitals.clear(firstWord, words);
        }
    }

    private int endWord(int start) {
        int from = withoutArticle(start);
        if (length > from) {
            if (words == starts.length) {
                starts = Arrays.copyOf(starts, words * 2);
                ends = Arrays.copyOf(ends, words * 2);
            }
            capitals.set(words, upper > 1 && (lower == 0 || (lower == 1 && last == 's')));
            starts[words] = from;
            ends[words++] = length;
            put(' ');
        }
        upper = 0;
        lower = 0;
        return length;
    }

    /** Arabic writes its article, and one-letter words before it, together with the noun. */
    private int withoutArticle(int start) {
        if (length - start < 5 || chars[start] < 0x600 || chars[start] > 0x6FF) {
            return start;
        }
        if (chars[start] == 'ا' && chars[start + 1] == 'ل') {
            return start + 2;
        }
        boolean proclitic = "وفبك".indexOf(chars[start]) >= 0;
        if (proclitic && length - start > 5 && chars[start + 1] == 'ا' && chars[start + 2] == 'ل') {
            return start + 3;
        }
        return chars[start] == 'ل' && chars[start + 1] == 'ل' ? start + 2 : start;
    }

    private void put(char c) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
        }
        chars[length++] = c;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    private static boolean possessive(CharSequence text, int i, int n) {
        return i + 1 < n
                && (text.charAt(i + 1) == 's' || text.charAt(i + 1) == 'S')
                && (i + 2 >= n || !Character.isLetterOrDigit(text.charAt(i + 2)));
    }

    int words() {
        return words;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    char at(int position) {
        return chars[position];
    }

    /** Whether a word is written as abbreviations are, in capitals, with the s of a plural or without. */
    boolean inCapitals(int word) {
        return capitals.get(word);
    }

    /** Whether a word is the next one of the same part. */
    boolean follows(int word) {
        if (word >= words) {
            return false;
        }
        for (int i = ends[word - 1]; i < starts[word]; i++) {
            if (chars[i] == '\n') {
                return false;
            }
        }
        return true;
    }

    String word(int word) {
        return new String(chars, starts[word], ends[word] - starts[word]);
    }

    /** A hash of one word that is the same on every machine. */
    int hash(int word) {
        int h = 0x811C9DC5;
        for (int i = starts[word]; i < ends[word]; i++) {
            h = (h ^ chars[i]) * 0x01000193;
        }
        return h ^ (h >>> 15);
    }
}
