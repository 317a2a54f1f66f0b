package dev.newswire.ingest.item;

import java.text.DateFormatSymbols;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of months in the languages that feeds are written in, from the JDK's CLDR data and what is written beside them. */
final class MonthWords {

    /** Where a name means different months in two languages, the first counts. */
    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "de", "fr", "es", "it", "pt", "pl", "tr", "kk", "uk", "nl", "hu", "el", "cs", "sk", "ro", "bg",
            "sr", "hr", "sl", "sv", "da", "nb", "fi", "et", "lv", "lt", "be", "ca", "id", "az", "uz", "ky", "ar", "he",
            "hi", "ka", "hy", "sq", "mk", "is", "ms", "fa");

    /** Forms that CLDR lacks: the month's number, then words. */
    private static final String BESIDE =
            "1 ian jann styczen sijecnja 2 fev feb febr mrt 3 maerz mrz marz mart marec 4 avr abr "
                    + "5 mag mai maj mei 6 giu juin jun 7 lug juil jul 8 ago aou aug sie 9 sept set sep wrz 10 ott out okt "
                    + "11 nov lis 12 dic dez dec gru";

    private static final Set<String> ENGLISH_DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final MonthWords ENGLISH = new MonthWords(List.of("en"), "");

    /** Made when the first date comes that is not in English: it takes some forty files of the JDK. */
    private static final class Everywhere {
        private static final MonthWords WORDS = new MonthWords(LANGUAGES, BESIDE);
    }

    private final Map<String, Integer> names = new HashMap<>();

    private MonthWords(List<String> languages, String beside) {
        for (String language : languages) {
            Locale locale = Locale.forLanguageTag(language);
            DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
            for (Month month : Month.values()) {
                int number = month.getValue();
                add(symbols.getMonths()[number - 1], number);
                add(symbols.getShortMonths()[number - 1], number);
                add(month.getDisplayName(TextStyle.FULL_STANDALONE, locale), number);
                add(month.getDisplayName(TextStyle.SHORT_STANDALONE, locale), number);
            }
        }
        int month = 0;
        for (String word : beside.split(" ", -1)) {
            if (!word.isEmpty() && Character.isDigit(word.charAt(0))) {
                month = Integer.parseInt(word);
            } else {
                names.putIfAbsent(word, month);
            }
        }
    }

    /** Month 1 to 12 that a token names, whole or by a beginning that only one month has; 0 when it names none. */
    static int of(DateToken token) {
        String word = token.text();
        if (token.number() || word.length() < 3 || ENGLISH_DAYS.contains(word.substring(0, 3))) {
            return 0;
        }
        int english = ENGLISH.month(word);
        return english > 0 ? english : Everywhere.WORDS.month(word);
    }

    private int month(String word) {
        Integer month = names.get(word);
        if (month != null) {
            return month;
        }
        Set<Integer> begun = new HashSet<>();
        names.forEach((name, number) -> {
            if (name.startsWith(word)) {
                begun.add(number);
            }
        });
        return begun.size() == 1 ? begun.iterator().next() : 0;
    }

    private void add(String name, int month) {
        List<DateToken> tokens = DateToken.in(name);
        tokens.stream()
                .filter(token -> !token.number()
                        && token.text().length() > 1
                        && Character.isLetter(token.text().codePointAt(0)))
                .reduce((first, second) -> second)
                .ifPresent(token -> names.putIfAbsent(token.text(), month));
    }
}
