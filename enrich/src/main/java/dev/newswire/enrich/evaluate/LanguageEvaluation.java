package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.language.LanguageDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How often the language of a sentence is told, whole and cut to 60 and 30 characters, beside OpenNLP's model alone.
 *
 * @param detector version of the detector measured
 * @param sets one result a set, a length and a detector
 * @param absent which expected sets the folder does not hold
 */
public record LanguageEvaluation(String detector, List<SetResult> sets, List<String> absent) implements Evaluation {

    /**
     * One line of the table.
     *
     * @param set name of the set
     * @param length most characters of each text
     * @param with what detected: {@code newswire} or {@code opennlp}
     * @param texts how many texts
     * @param accuracy share told right, 0 to 1
     * @param textsPerSecond speed on one thread
     */
    public record SetResult(String set, int length, String with, int texts, double accuracy, double textsPerSecond) {}

    private static final String SET = "sib200.dev.jsonl.gz";
    private static final int[] LENGTHS = {Integer.MAX_VALUE, 60, 30};
    /** What the set calls by the code of a single language, and we by the tag of the group that news is declared in. */
    private static final Map<String, String> GROUPS = Map.of(
            "arb", "ar", "pes", "fa", "lvs", "lv", "ekk", "et", "azj", "az", "uzn", "uz", "swh", "sw", "zho", "zh",
            "cmn", "zh", "plt", "mg");

    private record Sentence(String tag, String text) {}

    public LanguageEvaluation {
        sets = List.copyOf(sets);
        absent = List.copyOf(absent);
    }

    /** Measures the set in a folder {@code language/} or in the folder above it. */
    public static LanguageEvaluation measure(Path folder, LanguageDetector detector) throws IOException {
        Path file = folder.resolve("language").resolve(SET);
        if (!Files.exists(file)) {
            file = folder.resolve(SET);
        }
        if (!Files.exists(file)) {
            return new LanguageEvaluation(detector.version(), List.of(), List.of(SET));
        }
        List<Sentence> sentences = read(file);
        List<SetResult> results = new ArrayList<>();
        Map<String, String> tags = tags();
        for (int length : LENGTHS) {
            results.add(measure(sentences, length, "newswire", text -> detector.detect(text, null)
                    .tag()));
            results.add(measure(sentences, length, "opennlp", text -> {
                String code = detector.modelAlone(text);
                return tags.getOrDefault(code, code);
            }));
        }
        return new LanguageEvaluation(detector.version(), results, List.of());
    }

    private static SetResult measure(
            List<Sentence> sentences, int length, String with, UnaryOperator<String> detector) {
        int right = 0;
        long start = System.nanoTime();
        for (Sentence sentence : sentences) {
            String text = sentence.text()
                    .substring(0, Math.min(length, sentence.text().length()));
            right += detector.apply(text).equals(sentence.tag()) ? 1 : 0;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int count = sentences.size();
        return new SetResult(SET, length, with, count, count == 0 ? 0 : right / (double) count, count / seconds);
    }

    private static List<Sentence> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, String> tags = tags();
        List<Sentence> sentences = new ArrayList<>();
        SetFile.read(file, line -> {
            JsonNode node = json.readTree(line);
            String code = node.path("language").asText();
            sentences.add(new Sentence(
                    tags.getOrDefault(code, code), node.path("text").asText()));
        });
        return sentences;
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>(GROUPS);
        for (String language : Locale.getISOLanguages()) {
            Locale locale = new Locale.Builder().setLanguage(language).build();
            // The JDK's list holds the withdrawn codes of Hebrew and Indonesian beside the present ones.
            tags.putIfAbsent(locale.getISO3Language(), locale.toLanguageTag());
        }
        return tags;
    }

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        return sets.stream()
                .map(set -> new Row()
                        .with("set", set.set())
                        .with("length", set.length() == Integer.MAX_VALUE ? null : set.length())
                        .with("with", set.with())
                        .with("texts", set.texts())
                        .with("accuracy", set.accuracy())
                        .with("textsPerSecond", set.textsPerSecond())
                        .fields())
                .toList();
    }

    @Override
    public String text() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s%n%-20s %10s %-9s %6s %8s %8s%n",
                detector,
                "set",
                "characters",
                "with",
                "texts",
                "right",
                "texts/s"));
        for (SetResult set : sets) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-20s %10s %-9s %6d %6.1f %% %8.0f%n",
                    set.set(),
                    set.length() == Integer.MAX_VALUE ? "all" : "first " + set.length(),
                    set.with(),
                    set.texts(),
                    100 * set.accuracy(),
                    set.textsPerSecond()));
        }
        return table + Row.absent(absent);
    }
}
