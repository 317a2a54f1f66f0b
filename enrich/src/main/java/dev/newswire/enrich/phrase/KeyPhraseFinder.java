package dev.newswire.enrich.phrase;

import dev.newswire.enrich.text.Article;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the phrases that say what an article is about, by counting: runs of words between stop words, weighed by how
 * often they stand, how early, whether the title has them and whether they are written as names. In the manner of RAKE
 * and YAKE, but of our own.
 *
 * <p>Thread-safe and deterministic; linear in the text, of which the first {@value #LONGEST} characters are read.
 */
public final class KeyPhraseFinder {
    private static final int LONGEST = 40_000;
    private static final int LONGEST_TITLE = 500;
    private static final int MOST_PHRASES = 10;
    private static final int MOST_WORDS = 3;
    private static final int MOST_CHARACTERS = 4;
    private static final double TITLE_BONUS = 1.6;
    private static final double NAME_BONUS = 1.3;

    /** A phrase of more words says more, which its rarer counts would hide. */
    private static final double[] LENGTH_BONUS = {0, 1, 2.0, 2.6};

    private static final double[] CHARACTERS_BONUS = {0, 0.5, 1, 1.6, 2.2};

    /** Several words that came only once, and are no name, may have met by chance. */
    private static final double ONCE = 1.1;

    /** Words before which half of what matters has been said. */
    private static final double EARLY = 150;

    /** Weaker phrases than this share of the strongest are not told. */
    private static final double LEAST_SCORE = 0.15;

    private final StopWords stopWords;

    private KeyPhraseFinder(StopWords stopWords) {
        this.stopWords = stopWords;
    }

    /** Reads the stop words that come with this class. */
    public static KeyPhraseFinder load() {
        return new KeyPhraseFinder(StopWords.load());
    }

    /** Changes whenever the same article could get other phrases. */
    public String version() {
        return "phrase-1";
    }

    /**
     * At most ten phrases of one to three words, strongest first, none of which mostly repeats a stronger one.
     *
     * @param languageTag BCP 47 tag of the article's language; in one without stop words, short words are taken for them
     */
    public List<Phrase> find(Article article, String languageTag) {
        String language = primary(languageTag);
        Words reader = new Words(language, stopWords.of(language));
        reader.add(article.title(), LONGEST_TITLE, true);
        reader.add(article.text(), LONGEST, false);
        List<Words.Word> words = reader.all();
        Map<String, Tally> tallies = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            count(words, i, tallies);
        }
        return strongest(tallies);
    }

    private static void count(List<Words.Word> words, int last, Map<String, Tally> tallies) {
        String key = "";
        int most = isCharacter(words.get(last)) ? MOST_CHARACTERS : MOST_WORDS;
        for (int length = 1; length <= most; length++) {
            int first = last - length + 1;
            Words.Word word = words.get(first);
            if (isCharacter(word) != (most == MOST_CHARACTERS)) {
                return;
            }
            key = length == 1 ? word.stem() : word.stem() + ' ' + key;
            List<Words.Word> phrase = words.subList(first, last + 1);
            tallies.computeIfAbsent(key, k -> new Tally(phrase)).add(phrase);
            if (first == 0 || !word.joins()) {
                return;
            }
        }
    }

    private static boolean isCharacter(Words.Word word) {
        return word.text().length() == 1 && Words.isUnspaced(word.text().charAt(0));
    }

    /** What is known of one phrase. */
    private static final class Tally {
        private final List<Words.Word> first;
        private int count;
        private int names;
        private boolean title;

        Tally(List<Words.Word> first) {
            this.first = first;
        }

        void add(List<Words.Word> phrase) {
            count++;
            boolean name = true;
            for (Words.Word word : phrase) {
                name &= word.capital();
            }
            names += name ? 1 : 0;
            title |= phrase.get(0).title();
        }

        double score() {
            double early = 1 + EARLY / (EARLY + first.get(0).place());
            return Math.log1p(count)
                    * lengthBonus()
                    * early
                    * (title ? TITLE_BONUS : 1)
                    * (2 * names >= count ? NAME_BONUS : 1);
        }

        private double lengthBonus() {
            if (isCharacter(first.get(0))) {
                return CHARACTERS_BONUS[first.size()];
            }
            return count == 1 && names == 0 && first.size() > 1 ? ONCE : LENGTH_BONUS[first.size()];
        }

        boolean proves() {
            if (isCharacter(first.get(0))) {
                return count > 1 && first.size() > 1;
            }
            return count > 1 || title || names > 0;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (Words.Word word : first) {
                text.append(text.isEmpty() || isCharacter(word) ? "" : " ").append(word.text());
            }
            return text.toString();
        }
    }

    private record Scored(Tally tally, double score) {}

    private static List<Phrase> strongest(Map<String, Tally> tallies) {
        List<Scored> ranked = new ArrayList<>();
        for (Tally tally : tallies.values()) {
            if (tally.proves()) {
                ranked.add(new Scored(tally, tally.score()));
            }
        }
        ranked.sort(Comparator.comparingDouble(Scored::score)
                .reversed()
                .thenComparing(scored -> scored.tally().first.get(0).place())
                .thenComparing(scored -> scored.tally().text()));
        List<Phrase> phrases = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Scored scored : ranked) {
            double score = scored.score() / ranked.get(0).score();
            if (phrases.size() == MOST_PHRASES || score < LEAST_SCORE) {
                break;
            }
            if (tellsMore(scored.tally(), told)) {
                phrases.add(new Phrase(scored.tally().text(), score));
            }
        }
        return phrases;
    }

    /** Whether more than half of a phrase's words are new; if so, they no longer are. */
    private static boolean tellsMore(Tally tally, Set<String> told) {
        int fresh = 0;
        for (Words.Word word : tally.first) {
            fresh += told.contains(word.stem()) ? 0 : 1;
        }
        if (2 * fresh <= tally.first.size()) {
            return false;
        }
        for (Words.Word word : tally.first) {
            told.add(word.stem());
        }
        return true;
    }

    private static String primary(String languageTag) {
        int end = 0;
        while (end < languageTag.length() && Character.isLetter(languageTag.charAt(end))) {
            end++;
        }
        return languageTag.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
