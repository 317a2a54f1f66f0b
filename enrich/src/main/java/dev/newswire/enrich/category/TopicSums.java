package dev.newswire.enrich.category;

import java.util.ArrayList;
import java.util.List;

/** What the terms of one lexicon found in one text add up to, topic by topic. */
final class TopicSums {
    /** A headline was chosen to tell the topic, the lead nearly so. */
    static final float TITLE = 3;

    static final float LEAD = 1.5f;
    static final int LEAD_WORDS = 80;

    /** Terms worth this much are taken for granted, so that one weak word alone decides nothing. */
    private static final float PRIOR = 8;

    private final Lexicon lexicon;
    private final float[] frequency;
    private final int[] seen;
    private final float[] sums = new float[Lexicon.TOPICS];
    private int distinct;

    TopicSums(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.frequency = new float[lexicon.size()];
        this.seen = new int[lexicon.size()];
    }

    void count(FoldedText text, int titleWords, boolean foreign) {
        TermMatcher matcher = new TermMatcher(lexicon, text, foreign);
        for (int word = 0; word < text.words(); word++) {
            int term = matcher.at(word);
            if (term != Trie.NONE) {
                if (frequency[term] == 0) {
                    seen[distinct++] = term;
                }
                frequency[term] += emphasis(word, titleWords);
                word = matcher.lastWord();
            }
        }
        for (int i = 0; i < distinct; i++) {
            float[] weights = lexicon.weights(seen[i]);
            float times = times(seen[i]);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += weights[k] * times;
            }
        }
    }

    static float emphasis(int word, int titleWords) {
        if (word < titleWords) {
            return TITLE;
        }
        return word - titleWords < LEAD_WORDS ? LEAD : 1;
    }

    /** Repetition counts less and less. */
    private float times(int term) {
        return (float) Math.log1p(frequency[term]);
    }

    /** The part of all evidence that speaks for each topic, 0 to 1; a longer text does not get more of it. */
    double[] shares() {
        double total = PRIOR;
        for (float sum : sums) {
            total += sum;
        }
        double[] shares = new double[sums.length];
        for (int k = 0; k < sums.length; k++) {
            shares[k] = sums[k] / total;
        }
        return shares;
    }

    /** The terms that added most to a topic, strongest first. */
    List<String> strongest(int topic, int limit) {
        List<String> names = new ArrayList<>();
        float bound = Float.MAX_VALUE;
        int last = -1;
        while (names.size() < limit) {
            int best = -1;
            for (int i = 0; i < distinct; i++) {
                float worth = worth(i, topic);
                boolean after = worth < bound || (worth == bound && i > last);
                if (worth > 0 && after && (best < 0 || worth > worth(best, topic))) {
                    best = i;
                }
            }
            if (best < 0) {
                return names;
            }
            names.add(lexicon.name(seen[best]));
            bound = worth(best, topic);
            last = best;
        }
        return names;
    }

    private float worth(int i, int topic) {
        return lexicon.weights(seen[i])[topic] * times(seen[i]);
    }
}
