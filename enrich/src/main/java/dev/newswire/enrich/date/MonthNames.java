package dev.newswire.enrich.date;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names of months in many languages: {@code month-names.txt} from CLDR, and {@code months.txt} with what it lacks. */
final class MonthNames {
    private final Map<String, Integer> anyLanguage;
    private final Map<String, Map<String, Integer>> byLanguage;

    private MonthNames(Map<String, Integer> anyLanguage, Map<String, Map<String, Integer>> byLanguage) {
        this.anyLanguage = anyLanguage;
        this.byLanguage = byLanguage;
    }

    static MonthNames load() {
        Map<String, Integer> any = new HashMap<>();
        Map<String, Map<String, Integer>> languages = new HashMap<>();
        for (String line : lines("month-names.txt")) {
            int space = line.indexOf(' ');
            Map<String, Integer> own = months(line.substring(space + 1));
            languages.put(line.substring(0, space), own);
            own.forEach(any::putIfAbsent);
        }
        for (String line : lines("months.txt")) {
            months(line).forEach(any::putIfAbsent);
        }
        return new MonthNames(Map.copyOf(any), Map.copyOf(languages));
    }

    /** Numbers of months, each before its names. */
    private static Map<String, Integer> months(String line) {
        Map<String, Integer> names = new HashMap<>();
        int month = 0;
        for (String word : line.split(" ", -1)) {
            if (word.charAt(0) <= '9') {
                month = Integer.parseInt(word);
            } else {
                names.putIfAbsent(word, month);
            }
        }
        return names;
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

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(MonthNames.class.getResourceAsStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " of this package", e);
        }
    }
}
