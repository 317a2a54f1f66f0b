package dev.newswire.enrich.entity.crf;

import java.util.Arrays;

/**
 * Weights of features: for each feature the few labels it speaks for or against. Features are known by 32 bits of their
 * hash; with some 400,000 features a foreign one is taken for one of them in about 1 of 10,000 look-ups. Immutable.
 *
 * <p>Most of the time of tagging is waiting for this table, which no cache near the processor holds. So key and place
 * stand in one word, label and weight in another, and many features are looked up at once: their waits overlap.
 */
final class WeightTable {
    private static final int EMPTY = -1;
    private static final long FREE = -1;

    /** The key in the upper half; where its pairs begin, and in five bits how many they are, in the lower. */
    private final long[] slots;
    /** Label in the upper byte, weight in the lower. */
    private final short[] pairs;

    private final int shift;

    /**
     * @param features 32-bit keys
     * @param counts number of label and weight pairs of each feature
     * @param labels labels of all features, one after another
     * @param weights weights in the same order
     */
    WeightTable(int[] features, byte[] counts, byte[] labels, byte[] weights) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(4, features.length + features.length / 4));
        this.shift = 32 - bits;
        this.slots = new long[1 << bits];
        this.pairs = new short[labels.length];
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[pair] = (short) (labels[pair] << 8 | (weights[pair] & 0xFF));
        }
        Arrays.fill(slots, FREE);
        int first = 0;
        for (int feature = 0; feature < features.length; feature++) {
            int place = first << 5 | counts[feature];
            int slot = slot(features[feature]);
            // Of two features with the same key the later counts.
            while (slots[slot] != FREE && (int) (slots[slot] >>> 32) != features[feature]) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (long) features[feature] << 32 | place;
            first += counts[feature];
        }
    }

    static int key(long feature) {
        return (int) (feature >>> 32);
    }

    /**
     * Adds the weights of all features that are known to the scores of the labels.
     *
     * @param features hashes of features
     * @param count how many of them
     * @param found room for as many; what it held is lost
     */
    void addTo(int[] scores, long[] features, int count, long[] found) {
        for (int feature = 0; feature < count; feature++) {
            found[feature] = slots[slot(key(features[feature]))];
        }
        for (int feature = 0; feature < count; feature++) {
            int place = place(found[feature], key(features[feature]));
            if (place != EMPTY) {
                int end = (place >>> 5) + (place & 31);
                for (int at = place >>> 5; at < end; at++) {
                    scores[pairs[at] >> 8] += (byte) pairs[at];
                }
            }
        }
    }

    /** Where the pairs of a key are, given what stands in its first slot. */
    private int place(long first, int key) {
        long entry = first;
        int slot = slot(key);
        while (entry != FREE && (int) (entry >>> 32) != key) {
            slot = (slot + 1) & (slots.length - 1);
            entry = slots[slot];
        }
        return (int) entry;
    }

    private int slot(int key) {
        return (key * 0x9E3779B9) >>> shift;
    }
}
