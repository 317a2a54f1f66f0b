package dev.newswire.enrich.category;

import dev.newswire.schemas.topic.MediaTopic;
import java.util.List;

/**
 * The logistic curve that turns a topic's value into the share of articles a reader filed there.
 *
 * @param slope steepness
 * @param offset the value of probability one half
 */
record Calibration(double slope, double offset) {
    private static final int ROUNDS = 2000;
    private static final double RATE = 0.5;

    /** Fits by gradient descent; the values of a text stand at the same index as the text. */
    static Calibration fit(List<double[]> values, List<TrainingText> texts) {
        double slope = 10;
        double shift = -2;
        int n = values.size() * Lexicon.TOPICS;
        for (int round = 0; round < ROUNDS; round++) {
            double bySlope = 0;
            double byShift = 0;
            for (int i = 0; i < values.size(); i++) {
                for (MediaTopic topic : MediaTopic.values()) {
                    double value = values.get(i)[topic.index()];
                    double truth = texts.get(i).topics().contains(topic) ? 1 : 0;
                    double error = truth - 1 / (1 + Math.exp(-(slope * value + shift)));
                    bySlope += error * value;
                    byShift += error;
                }
            }
            slope += RATE * 40 * bySlope / n;
            shift += RATE * 4 * byShift / n;
        }
        return new Calibration(slope, -shift / slope);
    }
}
