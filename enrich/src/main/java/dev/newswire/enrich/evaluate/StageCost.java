package dev.newswire.enrich.evaluate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of an article goes: each step by itself and the whole, over typical articles, on one thread. The round of
 * least processor time counts.
 *
 * @param origin where the articles come from
 * @param articles how many
 * @param tokensEach words and marks of one, on average
 * @param costs of each step, then of the whole
 */
public record StageCost(String origin, int articles, int tokensEach, List<Cost> costs) implements Evaluation {

    /**
     * What one step costs for one article.
     *
     * @param stage its name
     * @param micros processor time, microseconds
     * @param bytes allocated, most of it for moments only
     * @param share part of the time of all steps, 0 to 1; null for the whole
     */
    public record Cost(
            String stage,
            double micros,
            double bytes,
            @Nullable Double share) {
        double perSecond() {
            return 1e6 / micros;
        }
    }

    public StageCost {
        costs = List.copyOf(costs);
    }

    /** Measures with the worldwide articles of a folder; none there gives no figures. */
    public static StageCost measure(Path folder, int rounds) throws IOException {
        return measure(TypicalArticles.read(folder), rounds);
    }

    /** Measures with generated articles. */
    public static StageCost measure(int rounds) {
        return measure(TypicalArticles.generated(), rounds);
    }

    static StageCost measure(TypicalArticles typical, int rounds) {
        int count = typical.texts().size();
        if (count == 0) {
            return new StageCost(typical.origin(), 0, 0, List.of());
        }
        Stages stages = new Stages(typical);
        double[] micros = new double[stages.all().size()];
        double[] bytes = new double[micros.length];
        Arrays.fill(micros, Double.MAX_VALUE);
        for (int round = 0; round < rounds; round++) {
            int at = 0;
            for (Stages.Stage stage : stages.all().values()) {
                long[] spent = spent(stage, count);
                micros[at] = Math.min(micros[at], spent[0] / 1e3 / count);
                bytes[at++] = (double) spent[1] / count;
            }
        }
        return new StageCost(typical.origin(), count, typical.tokens() / count, costs(stages, micros, bytes));
    }

    /** Nanoseconds and bytes of one round. */
    private static long[] spent(Stages.Stage stage, int count) {
        com.sun.management.ThreadMXBean thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long nanos = thread.getCurrentThreadCpuTime();
        int used = 0;
        for (int article = 0; article < count; article++) {
            used |= System.identityHashCode(stage.of(article));
        }
        nanos = thread.getCurrentThreadCpuTime() - nanos;
        if (used == 0) {
            throw new IllegalStateException("The results must be used, or nothing is measured");
        }
        return new long[] {nanos, thread.getCurrentThreadAllocatedBytes() - bytes};
    }

    private static List<Cost> costs(Stages stages, double[] micros, double[] bytes) {
        List<String> names = List.copyOf(stages.all().keySet());
        double all = 0;
        for (int at = 0; at < micros.length; at++) {
            all += Stages.PARTS.contains(names.get(at)) ? micros[at] : 0;
        }
        List<Cost> costs = new ArrayList<>();
        for (int at = 0; at < micros.length; at++) {
            Double share = Stages.PARTS.contains(names.get(at)) ? micros[at] / all : null;
            costs.add(new Cost(names.get(at), micros[at], bytes[at], share));
        }
        return costs;
    }

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Cost cost : costs) {
            rows.add(new Row()
                    .with("stage", cost.stage())
                    .with("micros", cost.micros())
                    .with("share", cost.share())
                    .with("bytes", cost.bytes())
                    .with("articlesPerSecond", cost.perSecond())
                    .fields());
        }
        return rows;
    }

    @Override
    public List<String> absent() {
        return costs.isEmpty() ? List.of("ner/worldwide.*.jsonl.gz") : List.of();
    }

    @Override
    public String text() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%d articles (%s) of %d tokens, one thread%n", articles, origin, tokensEach));
        table.append(String.format(
                Locale.ROOT, "%-12s %10s %7s %11s %11s%n", "stage", "µs/article", "share", "KB/article", "articles/s"));
        for (Cost cost : costs) {
            Double share = cost.share();
            table.append(String.format(
                    Locale.ROOT,
                    "%-12s %10.1f %7s %11.1f %11.0f%n",
                    cost.stage(),
                    cost.micros(),
                    share == null ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * share),
                    cost.bytes() / 1024,
                    cost.perSecond()));
        }
        return table.toString();
    }
}
