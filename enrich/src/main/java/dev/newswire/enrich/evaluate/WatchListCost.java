package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.Enricher;
import dev.newswire.enrich.reference.Reference;
import dev.newswire.enrich.rule.RuleSet;
import dev.newswire.enrich.term.LetterCase;
import dev.newswire.enrich.topology.ItemEnricher;
import dev.newswire.enrich.watchlist.WatchList;
import dev.newswire.enrich.watchlist.Watched;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.RecordTrust;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What watching for many names costs: the same generated articles are read with an empty watch-list and with a full one,
 * turn about, on one thread, and the round of least processor time counts. Two names of three begin with words of the articles.
 *
 * @param names names watched for
 * @param without articles a second of processor time with nothing watched for
 * @param with articles a second of processor time with all names watched for
 * @param buildMs how long the list takes to build, milliseconds
 */
public record WatchListCost(int names, double without, double with, long buildMs) implements Evaluation {
    private static final int ROUNDS = 7;
    private static final long SEED = 11;
    private static final Instant NOW = Instant.EPOCH;

    /** Reads so many articles in each round. */
    public static WatchListCost measure(int names, int articles) {
        RecordTrust.establish();
        List<RawItem> items = items(articles);
        long start = System.nanoTime();
        WatchList full = WatchList.of(names(names));
        long buildMs = (System.nanoTime() - start) / 1_000_000;
        Enricher enricher = Enricher.load();
        ItemEnricher plain = enricher.with(() -> Reference.EMPTY);
        ItemEnricher watching = enricher.with(() -> new Reference(full, RuleSet.EMPTY));
        long bestPlain = Long.MAX_VALUE;
        long bestWatching = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            bestPlain = Math.min(bestPlain, nanos(plain, items));
            bestWatching = Math.min(bestWatching, nanos(watching, items));
        }
        return new WatchListCost(names, articles * 1e9 / bestPlain, articles * 1e9 / bestWatching, buildMs);
    }

    /** Share of the throughput that the list takes, 0 to 1; below 0 when the difference drowns in the noise. */
    public double cost() {
        return 1 - with / without;
    }

    /** Processor time, which other work on the machine changes little. */
    private static long nanos(ItemEnricher enricher, List<RawItem> items) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        int entities = 0;
        for (RawItem item : items) {
            entities += enricher.enrich(item, 1, NOW, NOW).getEntities().size();
        }
        long nanos = threads.getCurrentThreadCpuTime() - start;
        if (entities < 0) {
            throw new IllegalStateException("The result must be used, or nothing is measured");
        }
        return nanos;
    }

    private static List<RawItem> items(int count) {
        GeneratedArticles articles = new GeneratedArticles(SEED);
        List<RawItem> items = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            List<String> sentences = articles.article();
            sentences.addAll(articles.article());
            items.add(RawItem.newBuilder()
                    .setId(Integer.toString(at))
                    .setSource(Source.newBuilder()
                            .setId("generated")
                            .setKind(SourceKind.FILE)
                            .build())
                    .setTitle(sentences.get(0))
                    .setBody(String.join(" ", sentences.subList(1, sentences.size())))
                    .setBodyFormat(BodyFormat.TEXT)
                    .setFetchedAt(NOW)
                    .setContentHash("")
                    .build());
        }
        return items;
    }

    /** Names to watch for; two of three begin with words of generated articles. */
    static List<Watched> names(int count) {
        GeneratedArticles articles = new GeneratedArticles(SEED + 1);
        Random random = new Random(SEED);
        List<Watched> watched = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            StringBuilder name = new StringBuilder();
            String[] words = articles.title().split(" ", -1);
            for (int word = 0; word < at % 3 && word < words.length; word++) {
                name.append(words[word]).append(' ');
            }
            for (int syllable = 0; syllable < 4; syllable++) {
                name.append("bdgklmnprstvz".charAt(random.nextInt(13))).append("aeiou".charAt(random.nextInt(5)));
            }
            watched.add(
                    new Watched("q" + at, List.of(name.toString()), null, LetterCase.IGNORE, "wikidata:Q" + at, null));
        }
        return watched;
    }

    @Override
    public List<Map<String, @Nullable Object>> rows() {
        return List.of(new Row()
                .with("names", names)
                .with("articlesPerSecondWithout", without)
                .with("articlesPerSecondWith", with)
                .with("cost", cost())
                .with("buildMs", buildMs)
                .fields());
    }

    /** None: everything is generated. */
    @Override
    public List<String> absent() {
        return List.of();
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d names: %.0f articles a CPU second without, %.0f with, %.1f %% of the throughput; built in %d ms%n",
                names,
                without,
                with,
                100 * cost(),
                buildMs);
    }
}
