package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one sentence: labels by a program, corrected by the gazetteer; by a second program; by a third, with its
 * odds; and, of some sentences, by people whose notion of a name is another one. {@link #settled} makes beliefs of them.
 */
record Opinions(
        Example first,
        Example second,
        Example third,
        @Nullable Example people) {
    private static final int N = Labels.COUNT;
    /** How much more likely a voice makes the label that it names, as a power of e. */
    private static final double FIRST = 1;

    private static final double SECOND = 0.7;
    private static final double OWN = 1;
    private static final double PEOPLE = 0.7;
    /** The third program is never so sure that the others are not heard. */
    private static final float BASE = 0.02f;
    /** What is less likely is left out. */
    private static final float LEAST = 0.02f;

    Opinions {
        check(first, second);
        check(first, third);
        if (people != null) {
            check(first, people);
        }
    }

    private static void check(Example first, Example other) {
        if (!first.words().equals(other.words())) {
            throw new IllegalArgumentException(
                    "the other labels are of another sentence than: " + String.join(" ", first.words()));
        }
    }

    /**
     * The sentence with what is to be believed of it: the third program's odds, raised for the labels that other voices
     * name. Where the gazetteer corrects the third program, it alone is believed.
     *
     * @param own labels by models of our own that did not learn from the sentence
     */
    Example settled(byte[] own, LabelRepair repair) {
        int[] corrected = repair.repair(third).allowed();
        float[] beliefs = new float[corrected.length * N];
        for (int at = 0; at < corrected.length; at++) {
            double[] row = corrected[at] == third.allowed()[at] ? odds(at, own[at]) : certain(corrected[at]);
            double sum = Arrays.stream(row).sum();
            for (int label = 0; label < N; label++) {
                float belief = (float) (row[label] / sum);
                beliefs[at * N + label] = belief < LEAST ? 0 : belief;
            }
        }
        return new Example(first.words(), first.allowed(), beliefs, first.document());
    }

    private double[] odds(int at, byte own) {
        float[] odds = third.beliefs();
        double[] row = odds == null ? certain(third.allowed()[at]) : new double[N];
        for (int label = 0; label < N; label++) {
            row[label] = Math.max(BASE, odds == null ? row[label] : odds[at * N + label]);
        }
        raise(row, first.allowed()[at], FIRST);
        raise(row, second.allowed()[at], SECOND);
        raise(row, 1 << own, OWN);
        raise(row, people == null ? 0 : people.allowed()[at], PEOPLE);
        return row;
    }

    private static double[] certain(int allowed) {
        double[] row = new double[N];
        for (int label = 0; label < N; label++) {
            row[label] = allowed >>> label & 1;
        }
        return row;
    }

    private static void raise(double[] row, int allowed, double by) {
        for (int label = 0; label < N; label++) {
            row[label] *= (allowed >>> label & 1) != 0 ? Math.exp(by) : 1;
        }
    }
}
