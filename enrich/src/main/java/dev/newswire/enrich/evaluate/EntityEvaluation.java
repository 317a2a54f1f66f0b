package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.entity.EntityTagger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well and how fast names are found in labelled English texts. Strict: a name counts only with exactly the marked span
 * and type.
 *
 * @param tagger version of the tagger
 * @param sets one result for each labelled set that was there
 * @param absent expected sets that were not there
 */
public record EntityEvaluation(String tagger, List<SetResult> sets, List<String> absent) {
    public EntityEvaluation {
        sets = List.copyOf(sets);
        absent = List.copyOf(absent);
    }

    /**
     * Result on one set.
     *
     * @param name file name without endings
     * @param texts number of texts
     * @param tokens number of tokens
     * @param named PER, ORG and LOC together
     * @param byType each type alone, MISC included
     * @param tokensPerSecond whole tagging on one thread, warmed up
     */
    public record SetResult(
            String name,
            int texts,
            int tokens,
            EntityScore named,
            Map<String, EntityScore> byType,
            double tokensPerSecond) {
        public SetResult {
            byType = Map.copyOf(byType);
        }
    }

    /**
     * Measures all sets of a folder: {@code *.jsonl.gz} (spans in code points) and {@code *.tsv.gz} (BIO columns), in it or
     * in its folder {@code ner}.
     *
     * @throws IOException when a file cannot be read
     */
    public static EntityEvaluation measure(Path folder, EntityTagger tagger) throws IOException {
        return new EntityMeasurement(tagger).measure(folder);
    }

    /** Prints the table of a folder. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: EntityEvaluation FOLDER");
            System.exit(2);
        }
        System.out.print(measure(Path.of(arguments[0]), EntityTagger.load()).toText());
    }

    /** A table for people. */
    public String toText() {
        StringBuilder text = new StringBuilder("tagger " + tagger + "\n");
        for (SetResult set : sets) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s: %d texts, %d tokens, %.0f tokens/s on one core%n",
                    set.name(),
                    set.texts(),
                    set.tokens(),
                    set.tokensPerSecond()));
            line(text, "PER+ORG+LOC", set.named());
            for (String type : List.of("PER", "ORG", "LOC", "MISC")) {
                line(text, type, set.byType().getOrDefault(type, new EntityScore(0, 0, 0)));
            }
        }
        absent.forEach(name -> text.append("absent: ").append(name).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String type, EntityScore score) {
        text.append(String.format(
                Locale.ROOT,
                "  %-11s  P %5.1f  R %5.1f  F1 %5.1f  (%d marked)%n",
                type,
                100 * score.precision(),
                100 * score.recall(),
                100 * score.f1(),
                score.wanted()));
    }
}
