package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.category.CategoryTagger;
import dev.newswire.enrich.category.ScoredCategory;
import dev.newswire.enrich.text.Article;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often the first category is the one a reader gave, set by set, beside always guessing the set's most frequent one.
 *
 * @param tagger version of the tagger measured
 * @param sets one result a set, by name
 * @param absent which expected sets the folder does not hold
 */
public record CategoryEvaluation(String tagger, List<SetResult> sets, List<String> absent) implements Evaluation {
    /** Texts tagged before the clock starts, so that compiling does not count. */
    private static final int WARM_UP = 400;

    /**
     * One set's figures; all shares are 0 to 1.
     *
     * @param set name of the set
     * @param texts how many were tagged
     * @param accuracy share whose first category is the reader's
     * @param majority the baseline: share of the most frequent category
     * @param precision share of all returned categories that a reader gave; null where readers gave only one
     * @param recall share of all readers' categories that were returned; null where readers gave only one
     * @param textsPerSecond speed on one core, by the processor time used
     */
    public record SetResult(
            String set,
            int texts,
            double accuracy,
            double majority,
            @Nullable Double precision,
            @Nullable Double recall,
            double textsPerSecond) {}

    public CategoryEvaluation {
        sets = List.copyOf(sets);
        absent = List.copyOf(absent);
    }

    /** Measures every set found in a folder laid out as {@code categories/} and {@code ner/}, or in the former. */
    public static CategoryEvaluation measure(Path folder, CategoryTagger tagger) throws IOException {
        List<String> absent = new ArrayList<>();
        Map<String, List<LabelledText>> sets = new TreeMap<>(LabelledText.readAll(folder, absent));
        List<SetResult> results = new ArrayList<>();
        for (Map.Entry<String, List<LabelledText>> set : sets.entrySet()) {
            results.add(measure(set.getKey(), set.getValue(), tagger));
        }
        return new CategoryEvaluation(tagger.version(), results, absent);
    }

    private static SetResult measure(String name, List<LabelledText> texts, CategoryTagger tagger) {
        int first = 0;
        int returned = 0;
        int right = 0;
        int expected = 0;
        boolean several = false;
        for (LabelledText text : texts.subList(0, Math.min(WARM_UP, texts.size()))) {
            tagger.tag(Article.of("", text.text()), text.language(), List.of());
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (LabelledText text : texts) {
            List<ScoredCategory> categories = tagger.tag(Article.of("", text.text()), text.language(), List.of());
            first += !categories.isEmpty() && categories.get(0).topic() == text.main() ? 1 : 0;
            returned += categories.size();
            expected += text.topics().size();
            several |= text.topics().size() > 1;
            for (ScoredCategory category : categories) {
                right += text.topics().contains(category.topic()) ? 1 : 0;
            }
        }
        double seconds = Math.max(1, threads.getCurrentThreadCpuTime() - start) / 1e9;
        return new SetResult(
                name,
                texts.size(),
                share(first, texts.size()),
                share(LabelledText.mostFrequent(texts), texts.size()),
                several ? share(right, returned) : null,
                several ? share(right, expected) : null,
                texts.size() / seconds);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        return sets.stream()
                .map(set -> new Row()
                        .with("tagger", tagger)
                        .with("set", set.set())
                        .with("texts", set.texts())
                        .with("accuracy", set.accuracy())
                        .with("majority", set.majority())
                        .with("precision", set.precision())
                        .with("recall", set.recall())
                        .with("textsPerSecond", set.textsPerSecond())
                        .fields())
                .toList();
    }

    @Override
    public String text() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s%n%-18s %6s %8s %9s %10s %7s %9s%n",
                tagger,
                "set",
                "texts",
                "first",
                "majority",
                "precision",
                "recall",
                "texts/s"));
        for (SetResult set : sets) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-18s %6d %8s %9s %10s %7s %9.0f%n",
                    set.set(),
                    set.texts(),
                    percent(set.accuracy()),
                    percent(set.majority()),
                    percent(set.precision()),
                    percent(set.recall()),
                    set.textsPerSecond()));
        }
        return table + Row.absent(absent);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
