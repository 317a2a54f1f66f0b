package dev.newswire.enrich.entity.crf;

import java.util.Arrays;

/**
 * One sentence as the features see it: its words with a blank beyond either end, phrases of the lexicon, how it is
 * written, and its runs of capitalised words. Reused from sentence to sentence; belongs to one thread.
 */
public final class SentenceView {
    /** Sentence kinds: ordinary, all capitals, words mostly capitalised, no capitals. */
    static final int ORDINARY = 0;

    static final int CAPITALS = 1;
    static final int TITLE_CASE = 2;
    static final int NO_CAPITALS = 3;

    private final Lexicon lexicon;
    private final Word blank;
    private DocumentMemory memory;
    private Word[] words = new Word[0];
    private int from;
    private int to;
    private int kind;
    private byte[] marks = new byte[64];
    private final int[] runStarts = new int[Sentences.LONGEST + 1];
    private final int[] runEnds = new int[Sentences.LONGEST + 1];
    private final int[] runFlags = new int[Sentences.LONGEST + 1];

    public SentenceView(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.blank = Word.of("", 0, 0, 0, lexicon);
        this.memory = new DocumentMemory(lexicon);
    }

    /** Looks at the tokens {@code from} to {@code to} of a text. At most 300 tokens are allowed. */
    public void look(Word[] textWords, int first, int end) {
        lookAtWords(textWords, first, end);
        if (marks.length < textWords.length) {
            marks = new byte[Math.max(textWords.length, marks.length * 2)];
        }
        Arrays.fill(marks, first, end, (byte) 0);
        lexicon.markPhrases(words, from, to, marks);
    }

    /** Looks as {@link #look} does, but for phrases of the lexicon: enough for {@link DocumentMemory}. */
    void lookAtWords(Word[] textWords, int first, int end) {
        words = textWords;
        from = first;
        to = end;
        kind = kindOf();
        findRuns();
    }

    /** Sets what the features see of the rest of the document, for sentences looked at from now on. */
    public void remember(DocumentMemory document) {
        memory = document;
    }

    /** What the document says of a token, or 0 where it is in lower case. */
    int memory(int at) {
        Word word = word(at);
        return word.isLower() || word.isCaseless() ? 0 : memory.of(word);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int kind() {
        return kind;
    }

    /** The word of a token, or a blank beyond the sentence. */
    public Word word(int at) {
        return at >= from && at < to ? words[at] : blank;
    }

    int mark(int at) {
        return at >= from && at < to ? marks[at] : 0;
    }

    /** First token of the run of capitalised words around a token, or -1 outside of runs. */
    int runStart(int at) {
        return runStarts[at - from];
    }

    int runEnd(int at) {
        return runEnds[at - from];
    }

    /** Lexicon bits of all words of the run. */
    int runFlags(int at) {
        return runFlags[at - from];
    }

    /** The nearest token of another run that only one or two lower-case words part from the run's edge, or -1. */
    int runAcross(int edge, int direction) {
        for (int steps = 2; steps <= 3; steps++) {
            int at = edge + steps * direction;
            if (at < from || at >= to || !words[at - direction].isLower()) {
                return -1;
            }
            if (runStarts[at - from] >= 0) {
                return at;
            }
        }
        return -1;
    }

    private int kindOf() {
        int upper = 0;
        int title = 0;
        int lower = 0;
        for (int at = from; at < to; at++) {
            switch (words[at].letters) {
                case UPPER -> upper++;
                case TITLE -> title++;
                case LOWER -> lower++;
                default -> {}
            }
        }
        int cased = upper + title + lower;
        if (cased < 3) {
            return ORDINARY;
        }
        if (upper + title == 0) {
            return NO_CAPITALS;
        }
        return upper * 10 >= cased * 7 ? CAPITALS : (upper + title) * 10 >= cased * 6 ? TITLE_CASE : ORDINARY;
    }

    /** Capitalised, but not a function word that only begins a sentence or a title. */
    private boolean inRun(Word word) {
        return word.isCapitalised() && (!lexicon.isCommon(word.flags()) || word.isAcronym());
    }

    private void findRuns() {
        int at = from;
        while (at < to) {
            if (!inRun(words[at])) {
                runStarts[at - from] = -1;
                at++;
                continue;
            }
            int end = at + 1;
            int flags = words[at].flags;
            while (end < to && inRun(words[end])) {
                flags |= words[end].flags;
                end++;
            }
            for (int token = at; token < end; token++) {
                runStarts[token - from] = at;
                runEnds[token - from] = end;
                runFlags[token - from] = flags;
            }
            at = end;
        }
    }
}
