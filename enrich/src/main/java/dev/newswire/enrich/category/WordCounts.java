package dev.newswire.enrich.category;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts, word by word and topic by topic, from which a {@link WordModel} is estimated. */
final class WordCounts {
    private static final int SHORTEST_WORD = 3;
    private static final int FEWEST_TEXTS = 4;

    /** Words of every tenth text belong to the language, not to a topic. */
    private static final double COMMON = 0.1;

    /** How many words of the whole language are mixed into each topic before ratios are taken. */
    private static final double SMOOTHING = 2000;

    private final Map<Integer, double[]> byWord = new HashMap<>();
    private final Map<Integer, Integer> texts = new HashMap<>();
    private final double[] totals = new double[Lexicon.TOPICS];
    private int count;

    /** Adds the distinct words of one text to the topics, each by its share. */
    void add(FoldedText text, double[] shares) {
        count++;
        for (int hash : words(text)) {
            texts.merge(hash, 1, Integer::sum);
            double[] row = byWord.computeIfAbsent(hash, h -> new double[Lexicon.TOPICS]);
            for (int k = 0; k < shares.length; k++) {
                row[k] += shares[k];
                totals[k] += shares[k];
            }
        }
    }

    /** How much more often than in the language as a whole each word stands in texts of each topic, as logarithms. */
    Map<Integer, double[]> logRatios() {
        double all = 0;
        for (double total : totals) {
            all += total;
        }
        Map<Integer, double[]> ratios = new HashMap<>();
        for (Map.Entry<Integer, double[]> word : byWord.entrySet()) {
            int frequency = texts.getOrDefault(word.getKey(), 0);
            if (frequency < FEWEST_TEXTS || frequency > COMMON * count) {
                continue;
            }
            ratios.put(word.getKey(), ratio(word.getValue(), all));
        }
        return ratios;
    }

    private double[] ratio(double[] row, double all) {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        double expected = Math.max(1e-9, sum / all);
        double[] ratio = new double[row.length];
        for (int k = 0; k < row.length; k++) {
            ratio[k] = Math.log((row[k] + SMOOTHING * expected) / (totals[k] + SMOOTHING) / expected);
        }
        return ratio;
    }

    private static Set<Integer> words(FoldedText text) {
        Set<Integer> words = new HashSet<>();
        for (int i = 0; i < text.words(); i++) {
            if (text.end(i) - text.start(i) >= SHORTEST_WORD && !Character.isDigit(text.at(text.start(i)))) {
                words.add(text.hash(i));
            }
        }
        return words;
    }
}
