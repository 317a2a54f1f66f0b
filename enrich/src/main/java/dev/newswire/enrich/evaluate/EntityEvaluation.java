package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.entity.EntityTagger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well and how fast names are found in labelled English texts. Strict: a name counts only with exactly the marked span
 * and type.
 *
 * @param tagger version of the tagger
 * @param sets one result for each labelled set that was there
 * @param absent expected sets that were not there
 */
public record EntityEvaluation(String tagger, List<SetResult> sets, List<String> absent) implements Evaluation {
    static final List<String> TYPES = List.of("PER", "ORG", "LOC", "MISC");

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

        EntityScore score(String type) {
            return byType.getOrDefault(type, new EntityScore(0, 0, 0));
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

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (SetResult set : sets) {
            rows.add(row(set, "PER+ORG+LOC", set.named()));
            TYPES.forEach(type -> rows.add(row(set, type, set.score(type))));
        }
        return rows;
    }

    private Map<String, @Nullable Object> row(SetResult set, String type, EntityScore score) {
        return new Row()
                .with("tagger", tagger)
                .with("set", set.name())
                .with("texts", set.texts())
                .with("tokens", set.tokens())
                .with("type", type)
                .with("marked", score.wanted())
                .with("precision", score.precision())
                .with("recall", score.recall())
                .with("f1", score.f1())
                .with("tokensPerSecond", set.tokensPerSecond())
                .fields();
    }

    @Override
    public String text() {
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
            TYPES.forEach(type -> line(text, type, set.score(type)));
        }
        return text + Row.absent(absent);
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
