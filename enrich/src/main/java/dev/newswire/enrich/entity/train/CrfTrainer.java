package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import java.util.List;
import java.util.Random;

/** Maximises the likelihood of the allowed label sequences, sentence after sentence. Deterministic for a seed. */
final class CrfTrainer {
    private static final int N = Labels.COUNT;
    private static final double SMALLEST_STEP = 1e-3;

    private final List<Example> examples;
    private final int[][][] features;
    private final Weights weights;
    private final Weights pairs;
    private final Lattice lattice = new Lattice();
    private final Lattice taught = new Lattice();

    CrfTrainer(List<Example> examples, int[][][] features, int featureCount, float rate, float l1, float l2) {
        this.examples = examples;
        this.features = features;
        this.weights = new Weights(featureCount * N, rate, l1, l2);
        this.pairs = new Weights(N * N, rate, 0, l2);
    }

    /** Learns from the beginning in an order of its own; what several such runs learn is averaged. */
    void train(int epochs, long seed) {
        weights.restart();
        pairs.restart();
        int[] order = new int[examples.size()];
        for (int at = 0; at < order.length; at++) {
            order[at] = at;
        }
        Random random = new Random(seed);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            for (int at = order.length - 1; at > 0; at--) {
                int other = random.nextInt(at + 1);
                int swap = order[at];
                order[at] = order[other];
                order[other] = swap;
            }
            long start = System.nanoTime();
            for (int example : order) {
                learn(features[example], examples.get(example));
            }
            if (epoch * 3 > epochs) {
                weights.remember();
                pairs.remember();
            }
            System.err.printf("epoch %d of %d: %.1f s%n", epoch, epochs, (System.nanoTime() - start) / 1e9);
        }
    }

    /** The learnt weight of a feature for a label. */
    float weight(int feature, int label) {
        return weights.average(feature * N + label);
    }

    /** The learnt weight of one label after another. */
    float pairWeight(int before, int after) {
        return pairs.average(before * N + after);
    }

    private void learn(int[][] tokens, Example example) {
        int length = tokens.length;
        float[] scores = new float[length * N];
        for (int at = 0; at < length; at++) {
            for (int feature : tokens[at]) {
                int row = feature * N;
                for (int label = 0; label < N; label++) {
                    scores[at * N + label] += weights.get(row + label);
                }
            }
        }
        lattice.prepare(scores, length, pairs);
        double[] gradients = new double[length * N];
        double[] pairGradients = new double[N * N];
        lattice.addMarginals(example.allowed(), false, length, 1, gradients, pairGradients);
        float[] beliefs = example.beliefs();
        if (beliefs == null) {
            lattice.addMarginals(example.allowed(), true, length, -1, gradients, pairGradients);
        } else {
            taught.prepare(beliefs, length);
            taught.addMarginals(example.allowed(), false, length, -1, gradients, pairGradients);
        }
        for (int at = 0; at < length; at++) {
            for (int label = 0; label < N; label++) {
                float gradient = (float) gradients[at * N + label];
                if (Math.abs(gradient) >= SMALLEST_STEP) {
                    for (int feature : tokens[at]) {
                        weights.descend(feature * N + label, gradient);
                    }
                }
            }
        }
        for (int pair = 0; pair < N * N; pair++) {
            if (Math.abs(pairGradients[pair]) >= SMALLEST_STEP && Labels.follows(pair / N, pair % N)) {
                pairs.descend(pair, (float) pairGradients[pair]);
            }
        }
    }
}
