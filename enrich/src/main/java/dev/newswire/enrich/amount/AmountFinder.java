package dev.newswire.enrich.amount;

import dev.newswire.enrich.text.Article;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the amounts an article states: casualties and other people, money, shares, measures, counted things. English,
 * Russian, German, French, Spanish, Kazakh and Arabic are read with words; other languages by digits and symbols only. Load once, share
 * between threads; the same article gives the same answer, in time linear in its length.
 */
public final class AmountFinder {
    private static final String VERSION = "amounts-3";
    private static final List<String> LANGUAGES = List.of("en", "ru", "de", "fr", "es", "kk", "ar");
    private static final Set<String> POINT_DECIMAL = Set.of("en", "ar");
    private static final int MOST = 500;

    private final Map<String, AmountWords> byLanguage = new HashMap<>();
    private final AmountWords symbols;

    private AmountFinder() {
        LANGUAGES.forEach(language -> byLanguage.put(language, AmountWords.load(language)));
        symbols = AmountWords.load("any");
    }

    /** Reads the word lists that are part of the program. */
    public static AmountFinder load() {
        return new AmountFinder();
    }

    /** Changes whenever the same article could give other amounts. */
    public String version() {
        return VERSION;
    }

    /** Amounts of the title, then of the text, in order; at most {@value #MOST}. {@code languageTag} is BCP 47. */
    public List<StatedAmount> find(Article article, String languageTag) {
        int end = languageTag.indexOf('-');
        String language = end < 0 ? languageTag : languageTag.substring(0, end);
        AmountWords words = byLanguage.getOrDefault(language, symbols);
        List<StatedAmount> amounts = new ArrayList<>();
        boolean commaDecimal = !POINT_DECIMAL.contains(language) && byLanguage.containsKey(language);
        boolean nounsCapitalised = language.equals("de");
        new AmountReader(article.title(), true, words, commaDecimal, nounsCapitalised).addTo(amounts, MOST);
        new AmountReader(article.text(), false, words, commaDecimal, nounsCapitalised).addTo(amounts, MOST);
        return List.copyOf(amounts);
    }
}
