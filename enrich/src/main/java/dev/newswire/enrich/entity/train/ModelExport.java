package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.crf.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rounds learnt weights to bytes, drops what rounds to nothing, and writes the rest. */
final class ModelExport {
    private static final int STEPS = 127;
    /** Weights beyond this are cut: they are few, and finer steps for all others are worth more. */
    private static final float LARGEST = 4;

    private final CrfTrainer trainer;
    private final FeatureSet features;

    ModelExport(CrfTrainer trainer, FeatureSet features) {
        this.trainer = trainer;
        this.features = features;
    }

    private record Feature(long key, int number) {}

    void write(OutputStream to, String version) throws IOException {
        List<Feature> kept = new ArrayList<>();
        for (int number = 0; number < features.size(); number++) {
            if (hasWeight(number)) {
                kept.add(new Feature(features.hash(number) >>> 32, number));
            }
        }
        kept.sort(Comparator.comparingLong(Feature::key).thenComparingInt(Feature::number));
        ByteArrayOutputStream counts = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        ByteArrayOutputStream weights = new ByteArrayOutputStream();
        long[] keys = new long[kept.size()];
        for (int at = 0; at < keys.length; at++) {
            keys[at] = kept.get(at).key();
            int count = 0;
            for (int label = 0; label < Labels.COUNT; label++) {
                int weight = rounded(trainer.weight(kept.get(at).number(), label));
                if (weight != 0) {
                    labels.write(label);
                    weights.write(weight);
                    count++;
                }
            }
            counts.write(count);
        }
        int[] pairs = new int[Labels.COUNT * Labels.COUNT];
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[pair] = Math.round(trainer.pairWeight(pair / Labels.COUNT, pair % Labels.COUNT) * STEPS / LARGEST);
        }
        ModelFile.write(to, version, keys, counts.toByteArray(), labels.toByteArray(), weights.toByteArray(), pairs);
        System.err.printf("%d features and %d weights kept%n", keys.length, labels.size());
    }

    private boolean hasWeight(int number) {
        for (int label = 0; label < Labels.COUNT; label++) {
            if (rounded(trainer.weight(number, label)) != 0) {
                return true;
            }
        }
        return false;
    }

    private static int rounded(float weight) {
        return Math.round(Math.max(-STEPS, Math.min(STEPS, weight * STEPS / LARGEST)));
    }
}
