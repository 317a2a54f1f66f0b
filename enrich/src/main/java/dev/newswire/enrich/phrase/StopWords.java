package dev.newswire.enrich.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/** Words that stand in any text of a language and so never say what one is about; lower case. */
final class StopWords {
    private static final List<String> LANGUAGES =
            List.of("en", "ru", "uk", "fr", "de", "es", "pt", "it", "kk", "ar", "zh");

    private final Map<String, Set<String>> byLanguage = new HashMap<>();

    private StopWords() {}

    static StopWords load() {
        StopWords words = new StopWords();
        for (String language : LANGUAGES) {
            words.byLanguage.put(language, read(language + ".stop"));
        }
        return words;
    }

    private static Set<String> read(String name) {
        try (InputStream source = StopWords.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new IllegalStateException("No resource " + name + " beside " + StopWords.class.getName());
            }
            Set<String> words = new HashSet<>();
            StringTokenizer tokens =
                    new StringTokenizer(new String(source.readAllBytes(), StandardCharsets.UTF_8), " \n\r");
            while (tokens.hasMoreTokens()) {
                words.add(tokens.nextToken());
            }
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException("The stop words " + name + " cannot be read; the jar is damaged", e);
        }
    }

    /** The stop words of a language; none when it has no list. */
    Set<String> of(String language) {
        return byLanguage.getOrDefault(language, Set.of());
    }
}
