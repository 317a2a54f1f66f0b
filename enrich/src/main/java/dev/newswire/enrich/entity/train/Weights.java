package dev.newswire.enrich.entity.train;

import java.util.Arrays;

/**
 * Weights learnt one gradient at a time by FTRL-Proximal (McMahan and others, 2013): steps shrink for each weight by
 * itself, and the L1 term keeps weights without much evidence at exactly zero.
 */
final class Weights {
    private final float rate;
    private final float l1;
    private final float l2;
    private final float[] sums;
    private final float[] squares;
    private final float[] values;
    private final float[] remembered;
    private int times;

    Weights(int size, float rate, float l1, float l2) {
        this.rate = rate;
        this.l1 = l1;
        this.l2 = l2;
        this.sums = new float[size];
        this.squares = new float[size];
        this.values = new float[size];
        this.remembered = new float[size];
    }

    /** Forgets what was learnt, but not what was remembered. */
    void restart() {
        Arrays.fill(sums, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(values, 0);
    }

    float get(int at) {
        return values[at];
    }

    /** Takes the weights as they are now into the average. */
    void remember() {
        times++;
        for (int at = 0; at < values.length; at++) {
            remembered[at] += values[at];
        }
    }

    /** The average of what was remembered: steadier than where the last sentences left the weights. */
    float average(int at) {
        return remembered[at] / times;
    }

    void descend(int at, float gradient) {
        float square = squares[at];
        float after = square + gradient * gradient;
        float root = (float) Math.sqrt(after);
        float sigma = (root - (float) Math.sqrt(square)) / rate;
        float sum = sums[at] + gradient - sigma * values[at];
        squares[at] = after;
        sums[at] = sum;
        values[at] = Math.abs(sum) <= l1 ? 0 : -(sum - Math.copySign(l1, sum)) / ((1 + root) / rate + l2);
    }
}
