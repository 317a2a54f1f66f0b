package dev.newswire.enrich.entity.crf;

import java.util.Arrays;

/**
 * Tokens and sentences of one text, as offsets in UTF-16 code units. Filled once by {@link Tokenizer}, then only read.
 */
public final class Tokens {
    private final String text;
    private int[] starts;
    private int[] ends;
    private int count;
    private int[] sentenceStarts = new int[16];
    private int sentenceCount;

    Tokens(String text) {
        this.text = text;
        int guess = Math.max(16, text.length() / 5);
        starts = new int[guess];
        ends = new int[guess];
    }

    void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    void addSentence(int firstToken) {
        if (sentenceCount == sentenceStarts.length) {
            sentenceStarts = Arrays.copyOf(sentenceStarts, sentenceCount * 2);
        }
        sentenceStarts[sentenceCount++] = firstToken;
    }

    /** The text that was cut into tokens. */
    public String text() {
        return text;
    }

    /** Number of tokens. */
    public int count() {
        return count;
    }

    /** Offset of a token's first code unit. */
    public int start(int token) {
        return starts[token];
    }

    /** Offset after a token's last code unit. */
    public int end(int token) {
        return ends[token];
    }

    /** A token as it stands in the text. */
    public String token(int token) {
        return text.substring(starts[token], ends[token]);
    }

    /** Number of sentences. */
    public int sentenceCount() {
        return sentenceCount;
    }

    /** First token of a sentence. */
    public int sentenceStart(int sentence) {
        return sentenceStarts[sentence];
    }

    /** Token after the last one of a sentence. */
    public int sentenceEnd(int sentence) {
        return sentence + 1 < sentenceCount ? sentenceStarts[sentence + 1] : count;
    }
}
