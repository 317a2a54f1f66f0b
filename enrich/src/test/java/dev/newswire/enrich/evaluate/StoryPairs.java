package dev.newswire.enrich.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The generated set as texts by item id, in an order drawn by lot: pairs of an article and its edited copy, and as many
 * pairs of articles that have nothing to do with one another.
 */
public record StoryPairs(Map<String, String> texts, int pairs) {

    public static StoryPairs generate(int pairsOfEachEdit, long seed) {
        GeneratedArticles articles = new GeneratedArticles(seed);
        Map<String, String> texts = new LinkedHashMap<>();
        int pair = 0;
        for (GeneratedArticles.Edit edit : GeneratedArticles.Edit.values()) {
            for (int at = 0; at < pairsOfEachEdit; at++) {
                List<String> original = articles.article();
                texts.put("t" + pair + "-one", String.join(" ", original));
                texts.put("t" + pair + "-other", String.join(" ", articles.edited(original, edit)));
                texts.put("a" + pair + "-one", String.join(" ", articles.article()));
                texts.put("a" + pair + "-other", String.join(" ", articles.article()));
                pair++;
            }
        }
        List<String> ids = new ArrayList<>(texts.keySet());
        Collections.shuffle(ids, new Random(seed));
        Map<String, String> shuffled = new LinkedHashMap<>();
        ids.forEach(id -> shuffled.put(id, texts.get(id)));
        return new StoryPairs(shuffled, pair);
    }

    /** How well the stories put the pairs together, given the story of each item. */
    public double f1(Map<String, String> stories) {
        int found = 0;
        int wrong = 0;
        for (int pair = 0; pair < pairs; pair++) {
            found += same(stories, "t" + pair) ? 1 : 0;
            wrong += same(stories, "a" + pair) ? 1 : 0;
        }
        return StoryEvaluation.Score.of(found, wrong, pairs).f1();
    }

    private static boolean same(Map<String, String> stories, String pair) {
        String one = stories.get(pair + "-one");
        return one != null && one.equals(stories.get(pair + "-other"));
    }
}
