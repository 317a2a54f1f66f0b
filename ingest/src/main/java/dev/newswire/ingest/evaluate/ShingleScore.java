package dev.newswire.ingest.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares texts as the article extraction benchmark does: by runs of four words, each page counting the same. Precision
 * and recall are means over the pages that have a text found, or wanted; F1 is made of the two means.
 */
final class ShingleScore {
    /** Python's {@code \w}, by which the benchmark parts words. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private static final int RUN = 4;

    private double precisions;
    private double recalls;
    private int found;
    private int wanted;

    void add(String truth, String text) {
        Map<String, Integer> want = shingles(truth);
        Map<String, Integer> have = shingles(text);
        double common = 0;
        for (Map.Entry<String, Integer> entry : have.entrySet()) {
            common += Math.min(entry.getValue(), want.getOrDefault(entry.getKey(), 0));
        }
        if (!have.isEmpty()) {
            found++;
            precisions += common / sum(have);
        }
        if (!want.isEmpty()) {
            wanted++;
            recalls += common / sum(want);
        }
    }

    double precision() {
        return found == 0 ? 0 : precisions / found;
    }

    double recall() {
        return wanted == 0 ? 0 : recalls / wanted;
    }

    double f1() {
        double both = precision() + recall();
        return both == 0 ? 0 : 2 * precision() * recall() / both;
    }

    private static Map<String, Integer> shingles(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        Map<String, Integer> counts = new HashMap<>();
        int runs = words.isEmpty() ? 0 : Math.max(1, words.size() - RUN + 1);
        for (int i = 0; i < runs; i++) {
            counts.merge(String.join(" ", words.subList(i, Math.min(i + RUN, words.size()))), 1, Integer::sum);
        }
        return counts;
    }

    private static double sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
