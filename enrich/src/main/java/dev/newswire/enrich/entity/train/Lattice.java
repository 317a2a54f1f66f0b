package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;

/**
 * Forward and backward sums over the label sequences of one sentence (Rabiner's scaling), free or held to the allowed
 * labels. Reused; one thread.
 */
final class Lattice {
    private static final int N = Labels.COUNT;
    /** What is left for labels that a teacher rules out: what it says of neighbours need not fit together. */
    private static final double DOUBT = 1e-5;

    private double[] emissions = new double[0];
    private double[] forward = new double[0];
    private double[] backward = new double[0];
    private double[] scales = new double[0];
    private final double[] transitions = new double[N * N];

    /** Sets the exponentials of all scores; {@code scores} holds 17 for each token. */
    void prepare(float[] scores, int length, Weights pairs) {
        reserve(length);
        for (int at = 0; at < length; at++) {
            float top = scores[at * N];
            for (int label = 1; label < N; label++) {
                top = Math.max(top, scores[at * N + label]);
            }
            for (int label = 0; label < N; label++) {
                emissions[at * N + label] = Math.exp(scores[at * N + label] - top);
            }
        }
        for (int pair = 0; pair < N * N; pair++) {
            transitions[pair] = Labels.follows(pair / N, pair % N) ? Math.exp(pairs.get(pair)) : 0;
        }
    }

    /** Takes what a teacher believes of each token, 17 labels a token; every pair of labels that fits is as good as another. */
    void prepare(float[] beliefs, int length) {
        reserve(length);
        for (int at = 0; at < length * N; at++) {
            emissions[at] = Math.max(DOUBT, beliefs[at]);
        }
        for (int pair = 0; pair < N * N; pair++) {
            transitions[pair] = Labels.follows(pair / N, pair % N) ? 1 : 0;
        }
    }

    private void reserve(int length) {
        int size = length * N;
        if (emissions.length < size) {
            emissions = new double[size * 2];
            forward = new double[size * 2];
            backward = new double[size * 2];
            scales = new double[length * 2];
        }
    }

    /**
     * Adds to {@code marginals} (17 a token) and {@code pairMarginals} (17 × 17) the probability of each label and label
     * pair under the allowed sequences, times a sign.
     */
    void addMarginals(
            int[] allowed, boolean held, int length, double sign, double[] marginals, double[] pairMarginals) {
        forward(allowed, held, length);
        backward(allowed, held, length);
        for (int at = 0; at < length; at++) {
            for (int label = 0; label < N; label++) {
                marginals[at * N + label] += sign * forward[at * N + label] * backward[at * N + label];
            }
        }
        for (int at = 0; at < length; at++) {
            for (int before = 0; before < N; before++) {
                double arrive = at == 0 ? before == 0 ? 1 : 0 : forward[(at - 1) * N + before];
                if (arrive == 0) {
                    continue;
                }
                for (int label = 0; label < N; label++) {
                    double step = transitions[before * N + label];
                    if (step != 0 && (!held || (allowed[at] >>> label & 1) != 0)) {
                        pairMarginals[before * N + label] += sign
                                * arrive
                                * step
                                * emissions[at * N + label]
                                * backward[at * N + label]
                                / scales[at];
                    }
                }
            }
        }
    }

    private void forward(int[] allowed, boolean held, int length) {
        for (int at = 0; at < length; at++) {
            double total = 0;
            for (int label = 0; label < N; label++) {
                double sum = 0;
                if (!held || (allowed[at] >>> label & 1) != 0) {
                    if (at == 0) {
                        sum = transitions[label];
                    } else {
                        for (int before = 0; before < N; before++) {
                            sum += forward[(at - 1) * N + before] * transitions[before * N + label];
                        }
                    }
                    sum *= emissions[at * N + label];
                    if (at == length - 1 && label != 0 && !Labels.ends(label)) {
                        sum = 0;
                    }
                }
                forward[at * N + label] = sum;
                total += sum;
            }
            total = Math.max(total, 1e-300);
            scales[at] = total;
            for (int label = 0; label < N; label++) {
                forward[at * N + label] /= total;
            }
        }
    }

    private void backward(int[] allowed, boolean held, int length) {
        for (int label = 0; label < N; label++) {
            backward[(length - 1) * N + label] = label == 0 || Labels.ends(label) ? 1 : 0;
        }
        for (int at = length - 2; at >= 0; at--) {
            for (int label = 0; label < N; label++) {
                double sum = 0;
                for (int after = 0; after < N; after++) {
                    if (!held || (allowed[at + 1] >>> after & 1) != 0) {
                        sum += transitions[label * N + after]
                                * emissions[(at + 1) * N + after]
                                * backward[(at + 1) * N + after];
                    }
                }
                backward[at * N + label] = sum / scales[at + 1];
            }
        }
    }
}
