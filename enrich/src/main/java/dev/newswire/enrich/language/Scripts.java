package dev.newswire.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which script a text is mostly written in, and the language that alone uses it. */
final class Scripts {

    private static final Map<UnicodeScript, String> ONE_LANGUAGE = Map.ofEntries(
            Map.entry(UnicodeScript.HANGUL, "ko"),
            Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HEBREW, "he"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"),
            Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"),
            Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.GUJARATI, "gu"),
            Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.ORIYA, "or"),
            Map.entry(UnicodeScript.SINHALA, "si"),
            Map.entry(UnicodeScript.BENGALI, "bn"),
            Map.entry(UnicodeScript.KHMER, "km"),
            Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.ETHIOPIC, "am"),
            Map.entry(UnicodeScript.TIBETAN, "bo"),
            Map.entry(UnicodeScript.THAANA, "dv"),
            Map.entry(UnicodeScript.MONGOLIAN, "mn"));

    private final EnumMap<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    private int all;

    Scripts(String text) {
        for (int i = 0; i < text.length(); ) {
            int cp = text.codePointAt(i);
            i += Character.charCount(cp);
            if (Character.isLetter(cp)) {
                // One ideograph carries as much as several letters.
                int weight = Character.isIdeographic(cp) ? 3 : 1;
                letters.merge(UnicodeScript.of(cp), weight, Integer::sum);
                all += weight;
            }
        }
    }

    boolean isEmpty() {
        return all == 0;
    }

    /** The script of most letters; kana count as Han, which they are mixed with. */
    UnicodeScript main() {
        UnicodeScript best = UnicodeScript.COMMON;
        int most = 0;
        for (Map.Entry<UnicodeScript, Integer> entry : letters.entrySet()) {
            int count = entry.getKey() == UnicodeScript.HAN ? entry.getValue() + kana() : entry.getValue();
            if (count > most) {
                most = count;
                best = entry.getKey();
            }
        }
        return best == UnicodeScript.HIRAGANA || best == UnicodeScript.KATAKANA ? UnicodeScript.HAN : best;
    }

    /** Share of the letters written in that script, 0 to 1. */
    double share(UnicodeScript script) {
        int count = letters.getOrDefault(script, 0) + (script == UnicodeScript.HAN ? kana() : 0);
        return all == 0 ? 0 : Math.min(1, count / (double) all);
    }

    /** The language that the script alone tells; null when several share it. */
    @Nullable String language() {
        UnicodeScript main = main();
        if (main == UnicodeScript.HAN) {
            return kana() * 12 >= letters.getOrDefault(UnicodeScript.HAN, 0) && kana() > 0 ? "ja" : "zh";
        }
        return ONE_LANGUAGE.get(main);
    }

    private int kana() {
        return letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    }
}
