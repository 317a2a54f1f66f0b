package dev.newswire.enrich.evaluate;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.EntityTagger;
import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.entity.crf.Tokenizer;
import dev.newswire.enrich.evaluate.EntityEvaluation.SetResult;
import dev.newswire.enrich.evaluate.MarkedText.MarkedSpan;
import dev.newswire.enrich.text.Article;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tags the texts of labelled sets and compares. */
final class EntityMeasurement {
    private static final List<String> EXPECTED = List.of("worldwide.dev.jsonl.gz", "wnut17.test.tsv.gz");
    private static final int TIMED_ROUNDS = 3;

    private final EntityTagger tagger;

    EntityMeasurement(EntityTagger tagger) {
        this.tagger = tagger;
    }

    EntityEvaluation measure(Path folder) throws IOException {
        Path sets = Files.isDirectory(folder.resolve("ner")) ? folder.resolve("ner") : folder;
        List<SetResult> results = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (Stream<Path> files = Files.list(sets)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".jsonl.gz") || name.endsWith(".tsv.gz") || EntitySets.isMarked(file)) {
                    List<MarkedText> texts = EntitySets.read(file);
                    // Other steps' sets have the same endings; what nobody marked a name in is one of those.
                    if (texts.stream().anyMatch(text -> !text.spans().isEmpty())) {
                        seen.add(name);
                        results.add(measure(name.replaceAll("\\.((jsonl|tsv)\\.gz|marked)$", ""), texts));
                    }
                }
            }
        }
        List<String> absent =
                EXPECTED.stream().filter(name -> !seen.contains(name)).toList();
        return new EntityEvaluation(tagger.version(), results, absent);
    }

    private SetResult measure(String name, List<MarkedText> texts) {
        Map<String, EntityScore> scores = new HashMap<>();
        int tokens = 0;
        for (MarkedText text : texts) {
            tokens += Tokenizer.tokenize(text.text()).count();
            Set<MarkedSpan> found = found(text);
            for (String type : EntityEvaluation.TYPES) {
                scores.merge(type, score(type, found, text.spans()), EntityScore::plus);
            }
        }
        EntityScore named = new EntityScore(0, 0, 0);
        for (String type : List.of("PER", "ORG", "LOC")) {
            named = named.plus(scores.getOrDefault(type, new EntityScore(0, 0, 0)));
        }
        return new SetResult(name, texts.size(), tokens, named, scores, speed(texts, tokens));
    }

    private static EntityScore score(String type, Set<MarkedSpan> found, List<MarkedSpan> marked) {
        Set<MarkedSpan> mine = new HashSet<>(found);
        mine.removeIf(span -> !span.type().equals(type));
        Set<MarkedSpan> wanted = new HashSet<>(marked);
        wanted.removeIf(span -> !span.type().equals(type));
        int all = mine.size();
        mine.retainAll(wanted);
        return new EntityScore(mine.size(), all, wanted.size());
    }

    private Set<MarkedSpan> found(MarkedText text) {
        Set<MarkedSpan> found = new HashSet<>();
        for (NamedEntity entity : tagger.tag(Article.of("", text.text()), text.language())) {
            for (EntityMention mention : entity.mentions()) {
                found.add(new MarkedSpan(mention.start(), mention.end(), shortType(entity.type())));
            }
        }
        return found;
    }

    private static String shortType(EntityType type) {
        return switch (type) {
            case PERSON -> "PER";
            case ORGANIZATION -> "ORG";
            case LOCATION -> "LOC";
            case MISC -> "MISC";
        };
    }

    /** By this thread's processor time, the best of some rounds: other work on the machine only ever slows one down. */
    private double speed(List<MarkedText> texts, int tokens) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = 0;
        for (int round = 0; round < TIMED_ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (MarkedText text : texts) {
                tagger.tag(Article.of("", text.text()), text.language());
            }
            best = Math.max(best, tokens / ((threads.getCurrentThreadCpuTime() - start) / 1e9));
        }
        return best;
    }
}
