package dev.newswire.ingest.evaluate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of the text of article pages is found, and how much else with it.
 *
 * @param results one for each extractor
 * @param absent which expected sets the folder does not hold
 */
public record PageEvaluation(List<Result> results, List<String> absent) implements Evaluation {

    /**
     * One line of the table.
     *
     * @param with what read the pages
     * @param pages how many pages
     * @param failed how many of them it failed on; they count as no text
     * @param precision share of what was found that people found too, 0 to 1
     * @param recall share of what people found that was found, 0 to 1
     * @param f1 of the two
     * @param pagesPerSecond speed by processor time of one thread
     */
    public record Result(
            String with, int pages, int failed, double precision, double recall, double f1, double pagesPerSecond) {}

    private static final int PASSES = 3;

    public PageEvaluation {
        results = List.copyOf(results);
        absent = List.copyOf(absent);
    }

    /** Measures the set in a folder {@code extraction/} or in the folder above it. */
    public static PageEvaluation measure(Path folder) throws IOException {
        return measure(folder, List.of(new NewswirePages()), PASSES);
    }

    static PageEvaluation measure(Path folder, List<PageExtractor> extractors) throws IOException {
        return measure(folder, extractors, PASSES);
    }

    /** @param passes how often all pages are read again for the speed; 0 leaves that out */
    static PageEvaluation measure(Path folder, List<PageExtractor> extractors, int passes) throws IOException {
        Optional<PageSet> set = PageSet.in(folder);
        if (set.isEmpty()) {
            return new PageEvaluation(List.of(), List.of(PageSet.NAME));
        }
        List<Result> results = new ArrayList<>();
        for (PageExtractor extractor : extractors) {
            results.add(measure(set.get(), extractor, passes));
        }
        return new PageEvaluation(results, List.of());
    }

    private static Result measure(PageSet set, PageExtractor extractor, int passes) {
        ShingleScore score = new ShingleScore();
        int failed = 0;
        for (PageSet.Page page : set.pages()) {
            String text = read(extractor, page);
            failed += text == null ? 1 : 0;
            score.add(page.text(), text == null ? "" : text);
        }
        // The first pass has warmed the machine up.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int pass = 0; pass < passes; pass++) {
            set.pages().forEach(page -> read(extractor, page));
        }
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        int pages = set.pages().size();
        double speed = seconds == 0 ? 0 : passes * pages / seconds;
        return new Result(extractor.name(), pages, failed, score.precision(), score.recall(), score.f1(), speed);
    }

    /** Null when the extractor fails, which is a finding about it and no reason to stop. */
    private static @Nullable String read(PageExtractor extractor, PageSet.Page page) {
        try {
            return extractor.text(page);
        } catch (Exception | StackOverflowError failure) {
            return null;
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Result result : results) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("set", PageSet.NAME);
            row.put("with", result.with());
            row.put("pages", result.pages());
            row.put("failed", result.failed());
            row.put("precision", result.precision());
            row.put("recall", result.recall());
            row.put("f1", result.f1());
            row.put("pagesPerSecond", result.pagesPerSecond());
            rows.add(Collections.unmodifiableMap(row));
        }
        return rows;
    }

    @Override
    public String text() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-34s %6s %6s %9s %7s %7s %8s%n",
                "with",
                "pages",
                "failed",
                "precision",
                "recall",
                "F1",
                "pages/s"));
        for (Result result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-34s %6d %6d %9.4f %7.4f %7.4f %8.0f%n",
                    result.with(),
                    result.pages(),
                    result.failed(),
                    result.precision(),
                    result.recall(),
                    result.f1(),
                    result.pagesPerSecond()));
        }
        absent.forEach(name -> table.append("absent: ").append(name).append('\n'));
        return table.toString();
    }
}
