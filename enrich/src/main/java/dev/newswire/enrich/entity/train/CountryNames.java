package dev.newswire.enrich.entity.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the names of all countries in many languages, as the JDK's locale data (Unicode CLDR) have them, to a file that
 * the gazetteer reads: {@code CountryNames FILE}. A file and not the JDK at run time, because releases differ in their
 * data and the same input must give the same output.
 */
public final class CountryNames {
    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "de", "fr", "es", "kk", "ar", "pt", "it", "nl", "pl", "tr", "uk", "uz", "ky", "fa", "id", "sv",
            "cs", "ro");

    private CountryNames() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: CountryNames FILE");
            System.exit(2);
        }
        StringBuilder lines = new StringBuilder("# code; names in ")
                .append(String.join(" ", LANGUAGES))
                .append(" (Unicode CLDR); written by ")
                .append(CountryNames.class.getSimpleName())
                .append('\n');
        for (String code : Locale.getISOCountries()) {
            Set<String> names = new LinkedHashSet<>();
            for (String language : LANGUAGES) {
                Locale country = new Locale.Builder().setRegion(code).build();
                String name = country.getDisplayCountry(Locale.forLanguageTag(language));
                if (!name.equals(code) && !name.contains("|")) {
                    names.add(name.replace('\u00a0', ' '));
                }
            }
            lines.append(code).append('\t').append(String.join("|", names)).append('\n');
        }
        Files.writeString(Path.of(arguments[0]), lines);
    }
}
