package dev.newswire.enrich.category;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** All that the tagger knows, read from the resources beside this class. */
final class Knowledge {
    private static final List<String> LANGUAGES =
            List.of("en", "ru", "fr", "de", "es", "uk", "pt", "it", "kk", "ar", "zh", "hi");

    /** The language the linear model was learnt from. */
    private static final String MODEL_LANGUAGE = "en";

    private static final String TERMS = ".terms";

    private final Folding folding = new Folding();
    /** The terms of a language take their time to read, and most pipelines meet few of them. */
    private final Map<String, byte[]> terms = new HashMap<>();

    private final Map<String, Lexicon> lexicons = new ConcurrentHashMap<>();
    private final PublisherTopics publisher;
    private final WordModel model;
    private final String version;

    private Knowledge(boolean trained) throws IOException {
        CRC32 sum = new CRC32();
        for (String language : LANGUAGES) {
            terms.put(language, bytes(language + TERMS, sum));
        }
        lexicon(MODEL_LANGUAGE);
        publisher = PublisherTopics.read(text(bytes("publisher.table", sum)), folding);
        model = trained
                ? WordModel.read(new ByteArrayInputStream(bytes("en.model", sum)))
                : WordModel.of(Map.of(), 0, 1, 0);
        version = "category-2-" + Long.toHexString(sum.getValue());
    }

    static Knowledge load() {
        return read(true);
    }

    /** Everything but the model, which is about to be learnt. */
    static Knowledge untrained() {
        return read(false);
    }

    private static Knowledge read(boolean trained) {
        try {
            return new Knowledge(trained);
        } catch (IOException e) {
            throw new UncheckedIOException("The category tagger's resources cannot be read; the jar is damaged", e);
        }
    }

    private static byte[] bytes(String name, CRC32 sum) throws IOException {
        try (InputStream source = Knowledge.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new IOException("No resource " + name + " beside " + Knowledge.class.getName());
            }
            byte[] bytes = source.readAllBytes();
            sum.update(bytes);
            return bytes;
        }
    }

    private static Reader text(byte[] bytes) {
        return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    }

    Folding folding() {
        return folding;
    }

    /** The terms of a language, or the English ones. */
    Lexicon lexicon(String language) {
        return lexicons.computeIfAbsent(speaks(language) ? language : MODEL_LANGUAGE, this::readLexicon);
    }

    private Lexicon readLexicon(String language) {
        byte[] source = Objects.requireNonNull(terms.get(language), language);
        try {
            return Lexicon.read(text(source), language + TERMS, folding);
        } catch (IOException e) {
            throw new UncheckedIOException("The terms of " + language + " cannot be read", e);
        }
    }

    /** Whether there are terms of the language itself. */
    boolean speaks(String language) {
        return terms.containsKey(language);
    }

    boolean modelSpeaks(String language) {
        return language.equals(MODEL_LANGUAGE);
    }

    WordModel model() {
        return model;
    }

    PublisherTopics publisher() {
        return publisher;
    }

    String version() {
        return version;
    }
}
