package dev.newswire.enrich.term;

import java.util.Arrays;

/**
 * A text cut into words for look-ups, each as a hash of its folded letters. A word may have a second reading: without a
 * Korean particle, or without the one-letter conjunction or preposition that Arabic and Hebrew write together with it.
 * What stands between two words counts too: space and hyphens are alike, other marks and the ends of paragraphs are not.
 * Immutable once made; linear in the text.
 */
public final class TermText {
    /** Between words: space, hyphens, or nothing at all where a script has no spaces. */
    static final int JOINED = 0;

    private final String text;
    private int count;
    private long[] words = new long[64];
    private long[] others = new long[64];
    private int[] gaps = new int[64];
    private int[] starts = new int[64];
    private int[] otherStarts = new int[64];
    private int[] ends = new int[64];
    private int[] otherEnds = new int[64];

    TermText(String text) {
        this.text = text;
    }

    /** Cuts a text. */
    public static TermText of(String text) {
        return new WordCutter(text).cut();
    }

    void add(int gap, long word, int start, int end) {
        if (count == words.length) {
            int size = count * 2;
            words = Arrays.copyOf(words, size);
            others = Arrays.copyOf(others, size);
            gaps = Arrays.copyOf(gaps, size);
            starts = Arrays.copyOf(starts, size);
            otherStarts = Arrays.copyOf(otherStarts, size);
            ends = Arrays.copyOf(ends, size);
            otherEnds = Arrays.copyOf(otherEnds, size);
        }
        words[count] = word;
        others[count] = 0;
        gaps[count] = gap;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /** Adds a second reading to the word added last. */
    void addOther(long word, int start, int end) {
        others[count - 1] = word;
        otherStarts[count - 1] = start;
        otherEnds[count - 1] = end;
    }

    /** The text that was cut. */
    public String text() {
        return text;
    }

    int count() {
        return count;
    }

    long word(int at) {
        return words[at];
    }

    /** The second reading of a word, 0 when it has none. */
    long other(int at) {
        return others[at];
    }

    /** What stands before a word. */
    int gap(int at) {
        return gaps[at];
    }

    int start(int at, boolean other) {
        return other ? otherStarts[at] : starts[at];
    }

    int end(int at, boolean other) {
        return other ? otherEnds[at] : ends[at];
    }
}
