package dev.newswire.enrich.entity.crf;

/** A part of a document that is labelled together with the others: its words, and where its sentences begin. */
public final class Part {
    private final Word[] words;
    private final int[] sentences;

    private Part(Word[] words, int[] sentences) {
        this.words = words;
        this.sentences = sentences;
    }

    /** The part that a text is. The words are not copied and not to be changed. */
    public static Part of(Tokens tokens, Word[] words) {
        int[] sentences = new int[tokens.sentenceCount()];
        for (int sentence = 0; sentence < sentences.length; sentence++) {
            sentences[sentence] = tokens.sentenceStart(sentence);
        }
        return new Part(words, sentences);
    }

    /** A part that is one sentence of at most 300 words. */
    public static Part ofSentence(Word[] words) {
        return new Part(words, words.length == 0 ? new int[0] : new int[] {0});
    }

    Word[] words() {
        return words;
    }

    int sentenceCount() {
        return sentences.length;
    }

    int start(int sentence) {
        return sentences[sentence];
    }

    int end(int sentence) {
        return sentence + 1 < sentences.length ? sentences[sentence + 1] : words.length;
    }
}
