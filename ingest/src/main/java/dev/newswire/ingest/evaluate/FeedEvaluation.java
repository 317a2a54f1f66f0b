package dev.newswire.ingest.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many feeds are read without losing the feed, and how many values that are known of their entries are found, beside
 * ROME alone by the same count.
 *
 * @param results one for each set and reader
 * @param absent which expected sets the folder does not hold
 */
public record FeedEvaluation(List<Result> results, List<String> absent) implements Evaluation {

    /**
     * One line of the table.
     *
     * @param set name of the set, with the kind of feed
     * @param with what read the feeds
     * @param feeds how many feeds
     * @param parsed how many of them were not lost as a whole
     * @param checks how many values are known
     * @param met how many of them were found
     */
    public record Result(String set, String with, int feeds, int parsed, int checks, int met) {

        Result plus(Result other) {
            return new Result(
                    set, with, feeds + other.feeds, parsed + other.parsed, checks + other.checks, met + other.met);
        }
    }

    public FeedEvaluation {
        results = List.copyOf(results);
        absent = List.copyOf(absent);
    }

    /** Measures the sets in a folder {@code feeds/} or in the folder above it. */
    public static FeedEvaluation measure(Path folder) throws IOException {
        return measure(folder, List.of(new NewswireFeeds(), new RomeFeeds()), line -> {});
    }

    /** @param missed takes a line for every feed lost and every value not found */
    static FeedEvaluation measure(Path folder, List<FeedProbe> probes, Consumer<String> missed) throws IOException {
        Path feeds = Files.isDirectory(folder.resolve("feeds")) ? folder.resolve("feeds") : folder;
        List<FeedCase> cases = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        Path feedparser = feeds.resolve(FeedSets.FEEDPARSER);
        if (Files.exists(feedparser.resolve("expected.json"))) {
            cases.addAll(FeedSets.feedparser(feedparser));
        } else {
            absent.add(FeedSets.FEEDPARSER);
        }
        Path gofeed = feeds.resolve(FeedSets.GOFEED);
        if (Files.isDirectory(gofeed)) {
            cases.addAll(FeedSets.gofeed(gofeed));
        } else {
            absent.add(FeedSets.GOFEED);
        }
        List<Result> results = new ArrayList<>();
        for (FeedProbe probe : probes) {
            results.addAll(measure(cases, probe, missed));
        }
        return new FeedEvaluation(results, absent);
    }

    private static List<Result> measure(List<FeedCase> cases, FeedProbe probe, Consumer<String> missed)
            throws IOException {
        Map<String, Result> bySet = new LinkedHashMap<>();
        for (FeedCase feed : cases) {
            Result result = measure(feed, probe, missed);
            String whole = feed.set().substring(0, Math.max(feed.set().indexOf(' '), 0));
            bySet.merge(feed.set(), result, Result::plus);
            if (!whole.isEmpty()) {
                Result total = new Result(whole, result.with, result.feeds, result.parsed, result.checks, result.met);
                bySet.merge(whole, total, Result::plus);
            }
        }
        return List.copyOf(bySet.values());
    }

    private static Result measure(FeedCase feed, FeedProbe probe, Consumer<String> missed) throws IOException {
        byte[] bytes = Files.readAllBytes(feed.file());
        List<FeedFacts> entries = List.of();
        boolean parsed = false;
        try {
            entries = probe.read(bytes);
            parsed = true;
        } catch (Exception lost) {
            // That it fails is the finding.
            missed.accept(probe.name() + " loses " + feed.file() + ": " + lost.getMessage());
        }
        int met = 0;
        for (FeedCase.Check check : feed.checks()) {
            boolean found = check.met(entries);
            met += found ? 1 : 0;
            if (!found) {
                String instead = check.item() < entries.size()
                        ? entries.get(check.item()).field(check.field())
                        : "-";
                missed.accept(probe.name() + " misses " + feed.file() + ": " + check + " but was " + instead);
            }
        }
        return new Result(
                feed.set(), probe.name(), 1, parsed ? 1 : 0, feed.checks().size(), met);
    }

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Result result : results) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("set", result.set());
            row.put("with", result.with());
            row.put("feeds", result.feeds());
            row.put("parsed", share(result.parsed(), result.feeds()));
            row.put("checks", result.checks());
            row.put("met", share(result.met(), result.checks()));
            rows.add(Collections.unmodifiableMap(row));
        }
        return rows;
    }

    @Override
    public String text() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%-22s %-9s %6s %9s %7s %9s%n", "set", "with", "feeds", "parsed", "checks", "met"));
        for (Result result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-22s %-9s %6d %9s %7d %9s%n",
                    result.set(),
                    result.with(),
                    result.feeds(),
                    percent(result.parsed(), result.feeds()),
                    result.checks(),
                    percent(result.met(), result.checks())));
        }
        absent.forEach(name -> table.append("absent: ").append(name).append('\n'));
        return table.toString();
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : part / (double) whole;
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
