package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.story.Likeness;
import dev.newswire.enrich.story.Story;
import dev.newswire.enrich.story.StorySignature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
 * @param network what desks and shards over {@value #PARTITIONS} partitions decide when all articles come at once, in an
 *     order drawn by lot, so that every article may be taken for a copy of every other
 * @param exactHash the baseline: two texts belong together when they are equal, whatever their titles say
 * @param edits share of the pairs found for each kind of edit
 */
public record StoryEvaluation(
        String signature, int pairs, Score stories, Score network, Score exactHash, List<EditScore> edits)
        implements Evaluation {
    private static final int PARTITIONS = 4;

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
     * @param syndicated share of its pairs of which, from two sources, one is told to be a copy of the other
     */
    public record EditScore(String edit, double recall, double syndicated) {}

    private record Pair(StorySignature one, StorySignature other) {}

    public StoryEvaluation {
        edits = List.copyOf(edits);
    }

    /** Measures so many pairs of each edit; the same seed gives the same figures. */
    public static StoryEvaluation measure(int pairsOfEachEdit, long seed) {
        GeneratedArticles articles = new GeneratedArticles(seed);
        List<EditScore> edits = new ArrayList<>();
        List<Pair> together = new ArrayList<>();
        List<Pair> apart = new ArrayList<>();
        int found = 0;
        int equal = 0;
        for (GeneratedArticles.Edit edit : GeneratedArticles.Edit.values()) {
            int met = 0;
            int copies = 0;
            for (int i = 0; i < pairsOfEachEdit; i++) {
                List<String> original = articles.article();
                List<String> copy = articles.edited(original, edit);
                Pair pair = new Pair(signature(original), signature(copy));
                together.add(pair);
                met += meet(pair) ? 1 : 0;
                copies += Likeness.areCopies(pair.one(), pair.other()) ? 1 : 0;
                equal += text(original).equals(text(copy)) ? 1 : 0;
            }
            found += met;
            edits.add(new EditScore(
                    edit.name().toLowerCase(Locale.ROOT),
                    (double) met / pairsOfEachEdit,
                    (double) copies / pairsOfEachEdit));
        }
        int pairs = pairsOfEachEdit * edits.size();
        int wrong = 0;
        for (int i = 0; i < pairs; i++) {
            Pair pair = new Pair(signature(articles.article()), signature(articles.article()));
            apart.add(pair);
            wrong += meet(pair) ? 1 : 0;
        }
        return new StoryEvaluation(
                StorySignature.VERSION,
                pairs,
                Score.of(found, wrong, pairs),
                network(together, apart, seed),
                Score.of(equal, 0, pairs),
                edits);
    }

    /** All articles through one network, in an order in which a pair is rarely side by side. */
    private static Score network(List<Pair> together, List<Pair> apart, long seed) {
        StoryNetwork network = new StoryNetwork(PARTITIONS, seed);
        List<Runnable> arrivals = new ArrayList<>();
        for (List<Pair> pairs : List.of(together, apart)) {
            String kind = pairs == together ? "t" : "a";
            for (int at = 0; at < pairs.size(); at++) {
                Pair pair = pairs.get(at);
                String id = kind + at;
                arrivals.add(() -> network.add(id + "-one", "one", pair.one()));
                arrivals.add(() -> network.add(id + "-other", "other", pair.other()));
            }
        }
        Collections.shuffle(arrivals, new Random(seed));
        arrivals.forEach(Runnable::run);
        Map<String, List<@Nullable Story>> told = network.run();
        return Score.of(same(told, "t", together.size()), same(told, "a", apart.size()), together.size());
    }

    private static int same(Map<String, List<@Nullable Story>> told, String kind, int pairs) {
        int same = 0;
        for (int at = 0; at < pairs; at++) {
            Story one = told.getOrDefault(kind + at + "-one", List.of()).get(0);
            Story other = told.getOrDefault(kind + at + "-other", List.of()).get(0);
            same += one != null && other != null && one.id().equals(other.id()) ? 1 : 0;
        }
        return same;
    }

    private static boolean meet(Pair pair) {
        Set<Long> keys = new HashSet<>();
        for (long key : pair.one().bandKeys()) {
            keys.add(key);
        }
        for (long key : pair.other().bandKeys()) {
            if (keys.contains(key)) {
                return Likeness.tellTheSame(pair.one(), pair.other());
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
        rows.add(row(PARTITIONS + " partitions", network));
        rows.add(row("exact hash", exactHash));
        for (EditScore edit : edits) {
            rows.add(new Row()
                    .with("with", signature)
                    .with("pairs", pairs / edits.size())
                    .with("edit", edit.edit())
                    .with("recall", edit.recall())
                    .with("syndicated", edit.syndicated())
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
        table.append(line("stories", stories))
                .append(line(PARTITIONS + " partitions", network))
                .append(line("exact hash", exactHash));
        for (EditScore edit : edits) {
            table.append(String.format(
                    Locale.ROOT,
                    "  %-18s found %5.1f %%, a copy %5.1f %%%n",
                    edit.edit(),
                    100 * edit.recall(),
                    100 * edit.syndicated()));
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
