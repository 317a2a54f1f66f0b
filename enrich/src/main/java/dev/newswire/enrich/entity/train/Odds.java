package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A column of labels of which one is not sure: {@code B-ORG:62 O:35} are labels with per cents, the likeliest first; a
 * label alone is certain. From and to the beliefs of {@link Example}.
 */
final class Odds {
    static final List<String> TYPES = List.of("PER", "ORG", "LOC", "MISC");
    /** Any name of one token. */
    static final String ANY = "ANY";

    private static final int N = Labels.COUNT;
    private static final int LEAST_PER_CENT = 2;

    private Odds() {}

    /** Whether a label is not certain. */
    static boolean isOpen(String label) {
        return label.indexOf(':') > 0;
    }

    static String likeliest(String label) {
        int colon = label.indexOf(':');
        return colon < 0 ? label : label.substring(0, colon);
    }

    /** Beliefs of a sentence. What begins may also end there, and what goes on may end: neighbours settle that. */
    static float[] beliefs(List<String> labels) {
        float[] beliefs = new float[labels.size() * N];
        for (int at = 0; at < labels.size(); at++) {
            for (String odd : labels.get(at).split(" ", -1)) {
                int colon = odd.indexOf(':');
                put(likeliest(odd), colon < 0 ? 1 : Integer.parseInt(odd.substring(colon + 1)) / 100f, at * N, beliefs);
            }
        }
        return beliefs;
    }

    private static void put(String label, float belief, int first, float[] to) {
        if (label.equals("O")) {
            to[first] = belief;
            return;
        }
        for (int type = 0; type < Labels.TYPES; type++) {
            if (label.equals(ANY)) {
                to[first + Labels.unit(type)] = belief;
            } else if (label.endsWith(TYPES.get(type))) {
                boolean begins = label.startsWith("B-");
                to[first + (begins ? Labels.begin(type) : Labels.inside(type))] = belief;
                to[first + (begins ? Labels.unit(type) : Labels.last(type))] = belief;
            }
        }
    }

    /** Writes sentences that have beliefs as gzipped columns. */
    static void write(Path file, List<Example> sentences) throws IOException {
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8)) {
            for (Example sentence : sentences) {
                float[] beliefs = Objects.requireNonNull(sentence.beliefs());
                for (int at = 0; at < sentence.words().size(); at++) {
                    out.write(sentence.words().get(at) + '\t' + column(beliefs, at * N) + '\n');
                }
                out.write('\n');
            }
        }
    }

    private record Odd(String label, int perCent) {}

    private static String column(float[] beliefs, int first) {
        List<Odd> odds = new ArrayList<>();
        odds.add(new Odd("O", Math.round(100 * beliefs[first])));
        for (int type = 0; type < Labels.TYPES; type++) {
            String name = TYPES.get(type);
            float begins = beliefs[first + Labels.begin(type)] + beliefs[first + Labels.unit(type)];
            float goesOn = beliefs[first + Labels.inside(type)] + beliefs[first + Labels.last(type)];
            odds.add(new Odd("B-" + name, Math.round(100 * begins)));
            odds.add(new Odd("I-" + name, Math.round(100 * goesOn)));
        }
        odds.sort((one, other) -> other.perCent() - one.perCent());
        List<Odd> kept =
                odds.stream().filter(odd -> odd.perCent() >= LEAST_PER_CENT).toList();
        return kept.size() == 1
                ? kept.get(0).label()
                : kept.stream().map(odd -> odd.label() + ':' + odd.perCent()).collect(Collectors.joining(" "));
    }
}
