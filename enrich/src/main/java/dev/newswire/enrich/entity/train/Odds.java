package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import java.util.List;

/**
 * A column of labels of which one is not sure: {@code B-ORG:62 O:35} are labels with per cents, the likeliest first; a
 * label alone is certain.
 */
final class Odds {
    static final List<String> TYPES = List.of("PER", "ORG", "LOC", "MISC");
    /** Any name of one token. */
    static final String ANY = "ANY";

    private static final int N = Labels.COUNT;

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
}
