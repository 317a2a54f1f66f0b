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

    /** Code units, with the space behind them. */
    private static final int USUAL_WORD = 6;

    private static final long[] NO_READINGS = {};
    private static final int[] NO_PLACES = {};

    private final String text;
    private int count;
    private long[] words;
    private int[] gaps;
    private int[] starts;
    private int[] ends;
    /** Second readings: in most languages there are none. */
    private long[] others = NO_READINGS;

    private int[] otherStarts = NO_PLACES;
    private int[] otherEnds = NO_PLACES;

    TermText(String text) {
        this.text = text;
        int likely = 4 + text.length() / USUAL_WORD;
        words = new long[likely];
        gaps = new int[likely];
        starts = new int[likely];
        ends = new int[likely];
    }

    /** Cuts a text. */
    public static TermText of(String text) {
        return new WordCutter(text).cut();
    }

    void add(int gap, long word, int start, int end) {
        if (count == words.length) {
            int size = count * 2;
            words = Arrays.copyOf(words, size);
            gaps = Arrays.copyOf(gaps, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
        }
        words[count] = word;
        gaps[count] = gap;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /** Adds a second reading to the word added last. */
    void addOther(long word, int start, int end) {
        if (others.length < count) {
            others = Arrays.copyOf(others, words.length);
            otherStarts = Arrays.copyOf(otherStarts, words.length);
            otherEnds = Arrays.copyOf(otherEnds, words.length);
        }
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
        return at < others.length ? others[at] : 0;
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
