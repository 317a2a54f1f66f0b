package dev.newswire.enrich.date;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormatSymbols;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the names of months in many languages, as the JDK's locale data (Unicode CLDR) have them, to {@code
 * month-names.txt}: {@code MonthNameList FILE}. A file and not the JDK at run time, because releases differ in their data
 * and the same input must give the same output, and because asking for so many languages takes as long as a model.
 */
public final class MonthNameList {
    /** Order decides what a name that differs between languages means when the language is not known. */
    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "de", "fr", "es", "kk", "uk", "it", "pt", "pl", "tr", "ar", "nl", "cs", "sk", "ro", "hu", "bg",
            "sr", "hr", "sl", "el", "sv", "da", "nb", "fi", "et", "lv", "lt", "fa", "he", "hi", "bn", "id", "ka", "hy",
            "az", "uz", "ca", "sw", "th", "ur", "be", "mk", "sq", "ky");

    private MonthNameList() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: MonthNameList FILE");
            System.exit(2);
        }
        StringBuilder list = new StringBuilder(
                "# Names of months, by dev.newswire.enrich.date.MonthNameList: language, then each number with its names.\n");
        for (String language : LANGUAGES) {
            list.append(line(language)).append('\n');
        }
        Files.writeString(Path.of(arguments[0]), list, StandardCharsets.UTF_8);
    }

    private static String line(String language) {
        Locale locale = Locale.forLanguageTag(language);
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
        StringBuilder line = new StringBuilder(language);
        Set<String> all = new LinkedHashSet<>();
        for (Month month : Month.values()) {
            line.append(' ').append(month.getValue());
            for (String name : List.of(
                    symbols.getMonths()[month.getValue() - 1],
                    symbols.getShortMonths()[month.getValue() - 1],
                    month.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                    month.getDisplayName(TextStyle.SHORT_STANDALONE, locale))) {
                String word = word(name, locale);
                if (!word.isEmpty() && all.add(word)) {
                    line.append(' ').append(word);
                }
            }
        }
        return line.toString();
    }

    /** The last word of a name, without a full stop; nothing where that is no word. */
    private static String word(String name, Locale locale) {
        String word = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(locale);
        int end = word.length();
        while (end > 0 && !Character.isLetter(word.charAt(end - 1)) && !isMark(word.charAt(end - 1))) {
            end--;
        }
        return end >= 2 && Character.isLetter(word.charAt(0)) ? word.substring(0, end) : "";
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
