package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.story.StoryGrouper;
import dev.newswire.enrich.story.StorySignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well stories are told apart: pairs of a generated article and an edited copy belong together, pairs of two
 * generated articles do not. All articles are made of the same few hundred phrases, so unrelated ones look more alike
 * than in real life.
 *
 * @param signature version of the signatures measured
 * @param pairs pairs that belong together, and as many that do not
 * @param stories what the signatures decide, by the bands a store would have been asked for and by the thresholds
 * @param exactHash the baseline: two texts belong together when they are equal, whatever their titles say
 * @param edits share of the pairs found for each kind of edit
 */
public record StoryEvaluation(String signature, int pairs, Score stories, Score exactHash, List<EditScore> edits)
        implements Evaluation {

    /**
     * Precision, recall and their harmonic mean over pairs, 0 to 1.
     *
     * @param precision share of the pairs put together that belong together
     * @param recall share of the pairs that belong together that were put together
     * @param f1 harmonic mean of both
     */
    public record Score(double precision, double recall, double f1) {
        static Score of(int found, int wrong, int expected) {
            double precision = found + wrong == 0 ? 0 : (double) found / (found + wrong);
            double recall = expected == 0 ? 0 : (double) found / expected;
            double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return new Score(precision, recall, f1);
        }
    }

    /**
     * What became of one kind of edit.
     *
     * @param edit its name
     * @param recall share of its pairs that were put together
     */
    public record EditScore(String edit, double recall) {}

    public StoryEvaluation {
        edits = List.copyOf(edits);
    }

    /** Measures so many pairs of each edit; the same seed gives the same figures. */
    public static StoryEvaluation measure(int pairsOfEachEdit, long seed) {
        GeneratedArticles articles = new GeneratedArticles(seed);
        List<EditScore> edits = new ArrayList<>();
        int found = 0;
        int equal = 0;
        for (GeneratedArticles.Edit edit : GeneratedArticles.Edit.values()) {
            int together = 0;
            for (int i = 0; i < pairsOfEachEdit; i++) {
                List<String> original = articles.article();
                List<String> copy = articles.edited(original, edit);
                together += meet(signature(original), signature(copy)) ? 1 : 0;
                equal += text(original).equals(text(copy)) ? 1 : 0;
            }
            found += together;
            edits.add(new EditScore(edit.name().toLowerCase(Locale.ROOT), (double) together / pairsOfEachEdit));
        }
        int pairs = pairsOfEachEdit * edits.size();
        int wrong = 0;
        for (int i = 0; i < pairs; i++) {
            wrong += meet(signature(articles.article()), signature(articles.article())) ? 1 : 0;
        }
        return new StoryEvaluation(
                StorySignature.VERSION, pairs, Score.of(found, wrong, pairs), Score.of(equal, 0, pairs), edits);
    }

    private static boolean meet(StorySignature one, StorySignature other) {
        Set<Long> keys = new HashSet<>();
        for (long key : one.bandKeys()) {
            keys.add(key);
        }
        for (long key : other.bandKeys()) {
            if (keys.contains(key)) {
                return StoryGrouper.tellTheSame(one, other);
            }
        }
        return false;
    }

    private static StorySignature signature(List<String> article) {
        return StorySignature.of(article.get(0), text(article));
    }

    private static String text(List<String> article) {
        return String.join(" ", article.subList(1, article.size()));
    }

    /** A row for the signatures, one for the baseline, and one for each kind of edit. */
    @Override
    public List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(row(signature, stories));
        rows.add(row("exact hash", exactHash));
        for (EditScore edit : edits) {
            rows.add(new Row()
                    .with("with", signature)
                    .with("pairs", pairs / edits.size())
                    .with("edit", edit.edit())
                    .with("recall", edit.recall())
                    .fields());
        }
        return rows;
    }

    private Map<String, @Nullable Object> row(String with, Score score) {
        return new Row()
                .with("with", with)
                .with("pairs", pairs)
                .with("precision", score.precision())
                .with("recall", score.recall())
                .with("f1", score.f1())
                .fields();
    }

    /** None: the articles are generated. */
    @Override
    public List<String> absent() {
        return List.of();
    }

    @Override
    public String text() {
        StringBuilder table = new StringBuilder(
                String.format(Locale.ROOT, "%s, %d pairs together and %d apart%n", signature, pairs, pairs));
        table.append(line("stories", stories)).append(line("exact hash", exactHash));
        for (EditScore edit : edits) {
            table.append(String.format(Locale.ROOT, "  %-18s found %5.1f %%%n", edit.edit(), 100 * edit.recall()));
        }
        return table.toString();
    }

    private static String line(String name, Score score) {
        return String.format(
                Locale.ROOT,
                "%-12s precision %5.1f %%, recall %5.1f %%, F1 %5.1f %%%n",
                name,
                100 * score.precision(),
                100 * score.recall(),
                100 * score.f1());
    }
}
