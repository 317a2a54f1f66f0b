package dev.newswire.enrich.category;

import dev.newswire.enrich.text.Article;
import dev.newswire.schemas.topic.MediaTopic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells which of the 17 IPTC Media Topics an article is about, by weighted terms in the article's language, a small
 * linear model over English words, and what its publisher filed it under.
 *
 * <p>Thread-safe and deterministic; time is linear in the text, of which the first {@value #LONGEST} UTF-16 units are
 * read. Loaded once; holds no open resources.
 */
public final class CategoryTagger {
    private static final int LONGEST = 60_000;
    private static final int LONGEST_TITLE = 500;
    private static final int MOST_CATEGORIES = 4;
    private static final int MOST_TERMS = 4;

    /** Below this probability a topic is not worth telling. */
    private static final double LEAST_SCORE = 0.3;

    /** What a publisher's own filing adds to a topic's value: about as much as a third of all evidence. */
    private static final double PUBLISHER = 0.3;

    private final Knowledge knowledge;

    CategoryTagger(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Reads the terms, the model and the publishers' table that come with this class. */
    public static CategoryTagger load() {
        return new CategoryTagger(Knowledge.load());
    }

    /** Changes whenever the same article could get other categories. */
    public String version() {
        return knowledge.version();
    }

    /**
     * The topics of an article, best first, at most four, possibly none.
     *
     * @param languageTag BCP 47 tag of the article's language; of a language without terms, those English
     *     ones are tried that cannot be function words of another language
     * @param publisherCategories categories and sections its publisher gave, as they stood; may be empty
     */
    public List<ScoredCategory> tag(Article article, String languageTag, List<String> publisherCategories) {
        String language = primary(languageTag);
        Reading reading = read(knowledge, article, language);
        double[] values = reading.sums().shares();
        if (knowledge.modelSpeaks(language)) {
            knowledge.model().addTo(values, reading.text(), reading.titleWords());
        }
        Map<MediaTopic, String> filed = knowledge.publisher().of(publisherCategories);
        for (MediaTopic topic : filed.keySet()) {
            values[topic.index()] += PUBLISHER;
        }
        return best(values, reading.sums(), filed);
    }

    /** An article's folded words, of which the first so many are its title, and what its terms add up to. */
    record Reading(FoldedText text, int titleWords, TopicSums sums) {}

    static Reading read(Knowledge knowledge, Article article, String language) {
        int expected =
                Math.min(LONGEST, article.title().length() + article.text().length());
        FoldedText text = new FoldedText(knowledge.folding(), expected + 64);
        int titleWords = fold(article, text);
        TopicSums sums = new TopicSums(knowledge.lexicon(language));
        sums.count(text, titleWords, !knowledge.speaks(language));
        return new Reading(text, titleWords, sums);
    }

    private static int fold(Article article, FoldedText text) {
        text.add(article.title(), LONGEST_TITLE);
        int titleWords = text.words();
        String summary = article.summary();
        if (summary != null) {
            text.add(summary, LONGEST / 10);
        }
        text.add(article.text(), LONGEST);
        int left = LONGEST / 10;
        for (String caption : article.captions()) {
            text.add(caption, left);
            left = Math.max(0, left - caption.length());
        }
        return titleWords;
    }

    private List<ScoredCategory> best(double[] values, TopicSums sums, Map<MediaTopic, String> filed) {
        List<ScoredCategory> categories = new ArrayList<>();
        for (MediaTopic topic : MediaTopic.values()) {
            double score = knowledge.model().probability(values[topic.index()]);
            if (score >= LEAST_SCORE) {
                categories.add(new ScoredCategory(topic, score, evidence(topic, sums, filed)));
            }
        }
        categories.sort(
                Comparator.comparingDouble(ScoredCategory::score).reversed().thenComparing(ScoredCategory::topic));
        return List.copyOf(categories.subList(0, Math.min(MOST_CATEGORIES, categories.size())));
    }

    private static List<String> evidence(MediaTopic topic, TopicSums sums, Map<MediaTopic, String> filed) {
        List<String> evidence = new ArrayList<>();
        String category = filed.get(topic);
        if (category != null) {
            evidence.add("publisher:" + category);
        }
        for (String term : sums.strongest(topic.index(), MOST_TERMS)) {
            evidence.add("term:" + term);
        }
        return evidence;
    }

    private static String primary(String languageTag) {
        int end = 0;
        while (end < languageTag.length() && Character.isLetter(languageTag.charAt(end))) {
            end++;
        }
        return languageTag.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
