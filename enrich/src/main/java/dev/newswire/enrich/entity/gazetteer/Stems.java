package dev.newswire.enrich.entity.gazetteer;

import java.util.List;
import java.util.Locale;

/**
 * What is left of a word written in Cyrillic when case endings go: Russian declension, and the suffixes of Kazakh and
 * Kyrgyz. The same cut is made in known names and in text, so it need not be right, only alike.
 */
public final class Stems {
    private static final int SHORTEST = 3;
    private static final List<String> ENDINGS = List.of(
            "ының", "інің", "ского", "скому", "ской", "скую", "ском", "ским", "ских", "иями", "дағы", "дегі", "тағы",
            "тегі", "ский", "ская", "ское", "ские", "ның", "нің", "дың", "дің", "тың", "тің", "дан", "ден", "тан",
            "тен", "нан", "нен", "мен", "бен", "пен", "ями", "ами", "ией", "иям", "иях", "ого", "ему", "ому", "ыми",
            "ими", "его", "ға", "ге", "қа", "ке", "да", "де", "ны", "ні", "ды", "ді", "ты", "ті", "та", "те", "сы",
            "сі", "ей", "ой", "ий", "ый", "ая", "яя", "ое", "ее", "ие", "ые", "ом", "ем", "ём", "ам", "ям", "ах", "ях",
            "ых", "их", "ую", "юю", "ия", "ии", "ию", "ью", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й", "і");

    /** Without the suffixes of Kazakh, which end many a Russian form too, and without adjectives of places: Минск, Минске. */
    private static final List<String> RUSSIAN = List.of(
            "иями", "ями", "ами", "ией", "иям", "иях", "ого", "ему", "ому", "ыми", "ими", "его", "ей", "ой", "ий", "ый",
            "ая", "яя", "ое", "ие", "ые", "ом", "ем", "ам", "ям", "ах", "ях", "ых", "их", "ую", "юю", "ия", "ии", "ию",
            "ью", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й");

    private Stems() {}

    /** The stem of a word, with up to two endings cut off so that
     * a nominative that looks like a case form meets its cases. Words of other scripts come back in lower case. */
    public static String of(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('ё', 'е');
        if (lower.isEmpty() || Character.UnicodeScript.of(lower.codePointAt(0)) != Character.UnicodeScript.CYRILLIC) {
            return lower;
        }
        return cut(cut(lower, SHORTEST, ENDINGS), SHORTEST + 1, ENDINGS);
    }

    /** The same by the endings of Russian alone: what {@link #of} misses of it, as in "Украины" and "Праге". */
    static String russian(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('ё', 'е');
        return cut(cut(lower, SHORTEST, RUSSIAN), SHORTEST + 1, RUSSIAN);
    }

    private static String cut(String word, int shortest, List<String> endings) {
        for (String ending : endings) {
            if (word.length() - ending.length() >= shortest && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
