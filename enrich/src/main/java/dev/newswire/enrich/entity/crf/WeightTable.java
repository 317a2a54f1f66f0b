package dev.newswire.enrich.entity.crf;

import java.util.Arrays;

/**
 * Weights of features: for each feature the few labels it speaks for or against. Features are known by 32 bits of their
 * hash; with some 400,000 features a foreign one is taken for one of them in about 1 of 10,000 look-ups. Immutable.
 */
final class WeightTable {
    private static final int EMPTY = -1;

    private final int[] keys;
    private final int[] pairs;
    private final byte[] labels;
    private final byte[] weights;
    private final int shift;

    /**
     * @param features 32-bit keys
     * @param counts number of label and weight pairs of each feature
     * @param labels labels of all features, one after another
     * @param weights weights in the same order
     */
    WeightTable(int[] features, byte[] counts, byte[] labels, byte[] weights) {
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(4, features.length + features.length / 4));
        this.shift = 32 - bits;
        this.keys = new int[1 << bits];
        this.pairs = new int[1 << bits];
        this.labels = labels;
        this.weights = weights;
        Arrays.fill(pairs, EMPTY);
        int first = 0;
        for (int feature = 0; feature < features.length; feature++) {
            int slot = slot(features[feature]);
            keys[slot] = features[feature];
            pairs[slot] = first << 5 | counts[feature];
            first += counts[feature];
        }
    }

    static int key(long feature) {
        return (int) (feature >>> 32);
    }

    /** Adds the weights of a feature, if it is known, to the scores of the labels. */
    void addTo(int[] scores, long feature) {
        int pair = pairs[slot(key(feature))];
        if (pair == EMPTY) {
            return;
        }
        int first = pair >>> 5;
        int end = first + (pair & 31);
        for (int at = first; at < end; at++) {
            scores[labels[at]] += weights[at];
        }
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = (key * 0x9E3779B9) >>> shift;
        while (pairs[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
