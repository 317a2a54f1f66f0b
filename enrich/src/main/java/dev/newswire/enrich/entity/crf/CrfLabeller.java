package dev.newswire.enrich.entity.crf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels texts with a model: the best sequence of each sentence (Viterbi). Keeps the scores of words it has seen, so it
 * belongs to one thread at a time; what it answers does not depend on what it saw before.
 */
public final class CrfLabeller {
    /** Words kept at hand, a power of two; one in the place of another pushes it out. */
    private static final int WORDS_KEPT = 1 << 15;

    private static final int IMPOSSIBLE = Integer.MIN_VALUE / 2;

    private final CrfModel model;
    private final Lexicon lexicon;
    private final SentenceView view;
    private final @Nullable Word[] known = new Word[WORDS_KEPT];
    private final long[] features = new long[Features.MOST];
    private final long[] found = new long[Features.MOST];
    private final int[] exact = new int[Labels.COUNT];
    private final int[] sums = new int[Labels.COUNT];
    private final byte[][] back = new byte[Sentences.LONGEST + 1][Labels.COUNT];
    private int[] best = new int[Labels.COUNT];
    private int[] next = new int[Labels.COUNT];

    public CrfLabeller(CrfModel model, Lexicon lexicon) {
        this.model = model;
        this.lexicon = lexicon;
        this.view = new SentenceView(lexicon);
    }

    /** The tokens of a text, with names apart that a hyphen joins: "Russia-Ukraine". */
    public Tokens tokens(String text) {
        return Tokenizer.tokenize(text, word -> lexicon.isWellKnown(lexicon.wordFlags(Word.lowerHash(word))));
    }

    /** The words of all tokens, with what the lexicon says of each. */
    public Word[] words(Tokens tokens) {
        Word[] words = new Word[tokens.count()];
        for (int at = 0; at < words.length; at++) {
            words[at] = word(tokens.text(), tokens.start(at), tokens.end(at));
        }
        return words;
    }

    private Word word(String text, int start, int end) {
        long hash = Word.exactHash(text, start, end);
        int place = (int) (hash ^ hash >>> 32) & (WORDS_KEPT - 1);
        Word word = known[place];
        if (word == null || word.exact != hash) {
            word = Word.of(text, start, end, hash, lexicon);
            known[place] = word;
        }
        return word;
    }

    /**
     * A label of {@link Labels} for each token of each part of a document. Every sentence is labelled with what the whole
     * document says of its words.
     */
    public List<byte[]> label(List<Part> document) {
        DocumentMemory memory = new DocumentMemory(lexicon);
        for (Part part : document) {
            for (int sentence = 0; sentence < part.sentenceCount(); sentence++) {
                view.lookAtWords(part.words(), part.start(sentence), part.end(sentence));
                memory.learn(view);
            }
        }
        view.remember(memory);
        List<byte[]> labels = new ArrayList<>();
        for (Part part : document) {
            byte[] own = new byte[part.words().length];
            for (int sentence = 0; sentence < part.sentenceCount(); sentence++) {
                view.look(part.words(), part.start(sentence), part.end(sentence));
                decode(view.from(), view.to(), own);
            }
            labels.add(own);
        }
        return labels;
    }

    private void decode(int from, int to, byte[] labels) {
        Arrays.fill(best, IMPOSSIBLE);
        boolean everywhere = view.kind() == SentenceView.NO_CAPITALS;
        int capital = from;
        for (int at = from; at < to; at++) {
            while (capital < to
                    && (capital < at - Features.REACH || !view.word(capital).hasCapital())) {
                capital++;
            }
            if (everywhere || capital <= at + Features.REACH) {
                score(at);
                step(at == from, back[at - from]);
            } else {
                stayOutside(at == from, back[at - from]);
            }
        }
        int label = 0;
        for (int end = 0; end < Labels.COUNT; end++) {
            boolean whole = end == Labels.OUTSIDE || Labels.ends(end);
            if (whole && (end == Labels.OUTSIDE || best[end] > best[label])) {
                label = end;
            }
        }
        for (int at = to - 1; at >= from; at--) {
            labels[at] = (byte) label;
            label = back[at - from][label];
        }
    }

    /** One step of Viterbi: from {@code best} and {@code sums} to the new {@code best}. */
    private void step(boolean first, byte[] from) {
        for (int label = 0; label < Labels.COUNT; label++) {
            int top = IMPOSSIBLE;
            int origin = 0;
            if (first) {
                top = Labels.follows(Labels.OUTSIDE, label) ? model.transition(Labels.OUTSIDE, label) : IMPOSSIBLE;
            } else {
                for (int before : PREDECESSORS[label]) {
                    int score = best[before] + model.transition(before, label);
                    if (score > top) {
                        top = score;
                        origin = before;
                    }
                }
            }
            from[label] = (byte) origin;
            next[label] = top <= IMPOSSIBLE / 2 ? IMPOSSIBLE : top + sums[label];
        }
        int[] swap = best;
        best = next;
        next = swap;
    }

    /** The step over a token that is no part of a name, because no capital letter stands near: half of all, in news. */
    private void stayOutside(boolean first, byte[] from) {
        int top = first ? 0 : IMPOSSIBLE;
        int origin = 0;
        for (int before : PREDECESSORS[Labels.OUTSIDE]) {
            int score = first ? IMPOSSIBLE : best[before] + model.transition(before, Labels.OUTSIDE);
            if (score > top) {
                top = score;
                origin = before;
            }
        }
        Arrays.fill(best, IMPOSSIBLE);
        best[Labels.OUTSIDE] = top;
        from[Labels.OUTSIDE] = (byte) origin;
    }

    private static final int[][] PREDECESSORS = predecessors();

    private static int[][] predecessors() {
        int[][] all = new int[Labels.COUNT][];
        for (int after = 0; after < Labels.COUNT; after++) {
            int[] fits = new int[Labels.COUNT];
            int count = 0;
            for (int before = 0; before < Labels.COUNT; before++) {
                if (Labels.follows(before, after)) {
                    fits[count++] = before;
                }
            }
            all[after] = Arrays.copyOf(fits, count);
        }
        return all;
    }

    private void score(int at) {
        Arrays.fill(sums, 0);
        int count = Features.ofPlace(view, at, features);
        model.table().addTo(sums, features, count, found);
        for (int distance = -Features.REACH; distance <= Features.REACH; distance++) {
            short[] scores = wordScores(view.word(at + distance), distance);
            int first = (distance + Features.REACH) * Labels.COUNT;
            for (int label = 0; label < Labels.COUNT; label++) {
                sums[label] += scores[first + label];
            }
        }
    }

    /** The scores of a word for the five positions around it, of which those so many places away are summed up. */
    private short[] wordScores(Word word, int distance) {
        short[] scores = word.scores;
        if (scores == null) {
            scores = new short[(2 * Features.REACH + 1) * Labels.COUNT];
            word.scores = scores;
        }
        int bit = 1 << (distance + Features.REACH);
        if ((word.scored & bit) == 0) {
            word.scored |= (byte) bit;
            Arrays.fill(exact, 0);
            int count = Features.ofWord(word, distance, features);
            model.table().addTo(exact, features, count, found);
            int first = (distance + Features.REACH) * Labels.COUNT;
            for (int label = 0; label < Labels.COUNT; label++) {
                scores[first + label] = (short) exact[label];
            }
        }
        return scores;
    }
}
