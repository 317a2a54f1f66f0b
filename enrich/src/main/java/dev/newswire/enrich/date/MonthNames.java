package dev.newswire.enrich.date;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DateFormatSymbols;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names of months in many languages: those of the JDK's CLDR data and, in {@code months.txt}, those it lacks. */
final class MonthNames {

    /** Order decides what a name that differs between languages means when the language is not known. */
    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "de", "fr", "es", "kk", "uk", "it", "pt", "pl", "tr", "ar", "nl", "cs", "sk", "ro", "hu", "bg",
            "sr", "hr", "sl", "el", "sv", "da", "nb", "fi", "et", "lv", "lt", "fa", "he", "hi", "bn", "id", "ka", "hy",
            "az", "uz", "ca", "sw", "th", "ur", "be", "mk", "sq", "ky");

    private final Map<String, Integer> anyLanguage;
    private final Map<String, Map<String, Integer>> byLanguage;

    private MonthNames(Map<String, Integer> anyLanguage, Map<String, Map<String, Integer>> byLanguage) {
        this.anyLanguage = anyLanguage;
        this.byLanguage = byLanguage;
    }

    static MonthNames load() {
        Map<String, Integer> any = new HashMap<>();
        Map<String, Map<String, Integer>> languages = new HashMap<>();
        for (String language : LANGUAGES) {
            Map<String, Integer> own = cldrNames(Locale.forLanguageTag(language));
            languages.put(language, own);
            own.forEach(any::putIfAbsent);
        }
        supplement().forEach(any::putIfAbsent);
        return new MonthNames(Map.copyOf(any), Map.copyOf(languages));
    }

    /** Month 1 to 12, or 0 when the lower-cased word names none. */
    int month(String word, @Nullable String language) {
        Map<String, Integer> own = language == null ? null : byLanguage.get(language);
        Integer month = own == null ? null : own.get(word);
        if (month == null) {
            month = anyLanguage.get(word);
        }
        // Hebrew writes "in" and "of" in one word with the month.
        if (month == null && word.length() > 3 && (word.charAt(0) == 'ב' || word.charAt(0) == 'ל')) {
            month = anyLanguage.get(word.substring(1));
        }
        return month == null ? 0 : month;
    }

    private static Map<String, Integer> cldrNames(Locale locale) {
        Map<String, Integer> names = new HashMap<>();
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
        for (Month month : Month.values()) {
            int number = month.getValue();
            add(names, symbols.getMonths()[number - 1], locale, number);
            add(names, symbols.getShortMonths()[number - 1], locale, number);
            add(names, month.getDisplayName(TextStyle.FULL_STANDALONE, locale), locale, number);
            add(names, month.getDisplayName(TextStyle.SHORT_STANDALONE, locale), locale, number);
        }
        return names;
    }

    private static void add(Map<String, Integer> names, String name, Locale locale, int month) {
        String word = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(locale);
        int end = word.length();
        while (end > 0 && !Character.isLetter(word.charAt(end - 1)) && !isMark(word.charAt(end - 1))) {
            end--;
        }
        if (end >= 2 && Character.isLetter(word.charAt(0))) {
            names.putIfAbsent(word.substring(0, end), month);
        }
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static Map<String, Integer> supplement() {
        Map<String, Integer> names = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(MonthNames.class.getResourceAsStream("months.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    String[] words = line.trim().split(" +", -1);
                    for (int i = 1; i < words.length; i++) {
                        names.put(words[i], Integer.parseInt(words[0]));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read months.txt of this package", e);
        }
        return names;
    }
}
