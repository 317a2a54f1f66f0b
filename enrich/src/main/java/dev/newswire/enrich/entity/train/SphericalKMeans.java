package dev.newswire.enrich.entity.train;

import java.util.Arrays;
import java.util.Random;

/** Groups vectors of length one by direction (Lloyd's rounds over cosines). Deterministic for a seed. */
final class SphericalKMeans {
    private static final int MOST_ROUNDS = 30;
    /** Rounds end when fewer than one vector in so many changes its group. */
    private static final int SETTLED_ONE_IN = 200;

    private final float[][] centres;

    /** Finds the groups of some vectors, of which there are at least as many as groups. */
    SphericalKMeans(float[][] vectors, int groups, long seed) {
        centres = begin(vectors, groups, seed);
        int[] group = new int[vectors.length];
        Arrays.fill(group, -1);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] next = nearest(vectors);
            int moved = 0;
            for (int at = 0; at < next.length; at++) {
                moved += next[at] == group[at] ? 0 : 1;
            }
            group = next;
            move(vectors, group);
            if (moved * (long) SETTLED_ONE_IN < vectors.length) {
                return;
            }
        }
    }

    private static float[][] begin(float[][] vectors, int groups, long seed) {
        int[] order = new int[vectors.length];
        Arrays.setAll(order, at -> at);
        Random random = new Random(seed);
        float[][] begin = new float[groups][];
        for (int group = 0; group < groups; group++) {
            int other = group + random.nextInt(order.length - group);
            int swap = order[group];
            order[group] = order[other];
            order[other] = swap;
            begin[group] = vectors[order[group]].clone();
        }
        return begin;
    }

    /** Centres of length one. */
    float[][] centres() {
        return centres;
    }

    /** The group of each vector. */
    int[] nearest(float[][] vectors) {
        float[][] columns = new float[centres[0].length][centres.length];
        for (int group = 0; group < centres.length; group++) {
            for (int at = 0; at < columns.length; at++) {
                columns[at][group] = centres[group][at];
            }
        }
        int[] nearest = new int[vectors.length];
        float[] cosines = new float[centres.length];
        for (int vector = 0; vector < vectors.length; vector++) {
            Arrays.fill(cosines, 0);
            for (int at = 0; at < columns.length; at++) {
                addTimes(cosines, columns[at], vectors[vector][at]);
            }
            for (int group = 1; group < cosines.length; group++) {
                nearest[vector] = cosines[group] > cosines[nearest[vector]] ? group : nearest[vector];
            }
        }
        return nearest;
    }

    /** Apart, so that the compiler makes vector instructions of it. */
    private static void addTimes(float[] sums, float[] column, float factor) {
        for (int at = 0; at < sums.length; at++) {
            sums[at] += column[at] * factor;
        }
    }

    /** Centres go to the middle of their groups; those of empty groups stay. */
    private void move(float[][] vectors, int[] group) {
        float[][] sums = new float[centres.length][centres[0].length];
        for (int vector = 0; vector < vectors.length; vector++) {
            addTimes(sums[group[vector]], vectors[vector], 1);
        }
        for (int at = 0; at < centres.length; at++) {
            if (normalise(sums[at])) {
                centres[at] = sums[at];
            }
        }
    }

    /** Brings a vector to length one; answers whether it had any length. */
    static boolean normalise(float[] vector) {
        double square = 0;
        for (float part : vector) {
            square += part * part;
        }
        float length = (float) Math.sqrt(square);
        for (int at = 0; at < vector.length && length > 0; at++) {
            vector[at] /= length;
        }
        return length > 0;
    }
}
