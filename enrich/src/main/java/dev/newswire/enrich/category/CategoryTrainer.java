package dev.newswire.enrich.category;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Learns the word model of the {@link CategoryTagger}: from labelled articles, and from unlabelled news sentences by
 * what the lexicon is sure of. Prints what five-fold cross-validation over the labelled articles says.
 */
public final class CategoryTrainer {
    private static final int FOLDS = 5;
    private static final double LABELLED_WEIGHT = 2;

    /** How sure the lexicon must be of an unlabelled text. */
    private static final double SURE = 0.5;

    private static final double SHARPNESS = 8;
    private static final double BLEND = 0.2;

    private final Knowledge knowledge;
    private final List<TrainingText> labelled;
    private final List<TrainingText> unlabelled;
    private final PrintStream log;

    private CategoryTrainer(Path folder, PrintStream log) throws IOException {
        this.knowledge = Knowledge.untrained();
        this.labelled = TrainingText.labelled(folder.resolve("categories/wikinews.labelled.jsonl.gz"));
        this.unlabelled = TrainingText.sentences(folder.resolve("ner/gmb.norm.tsv.gz"));
        this.log = log;
    }

    /** Arguments: the folder of training material, and the file the model is written to. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length != 2) {
            out.println("usage: CategoryTrainer TRAINING-FOLDER MODEL-FILE");
            return;
        }
        CategoryTrainer trainer = new CategoryTrainer(Path.of(arguments[0]), out);
        Calibration calibration = trainer.crossValidate();
        WordModel model = trainer.learn(-1).calibrated(calibration.slope(), calibration.offset());
        try (OutputStream target = Files.newOutputStream(Path.of(arguments[1]))) {
            model.write(target);
        }
        out.printf("%d words, %d bytes%n", model.hashes().length, Files.size(Path.of(arguments[1])));
    }

    private Calibration crossValidate() {
        List<double[]> values = new ArrayList<>();
        int[] right = new int[2];
        for (int fold = 0; fold < FOLDS; fold++) {
            WordModel model = learn(fold);
            for (int i = fold; i < labelled.size(); i += FOLDS) {
                CategoryTagger.Reading reading =
                        CategoryTagger.read(knowledge, labelled.get(i).article(), "en");
                double[] shares = reading.sums().shares();
                right[0] += isMain(shares, labelled.get(i)) ? 1 : 0;
                model.addTo(shares, reading.text(), reading.titleWords());
                right[1] += isMain(shares, labelled.get(i)) ? 1 : 0;
                values.add(shares);
            }
        }
        log.printf(
                "main topic first, cross-validated: terms alone %.1f %%, with the model %.1f %%%n",
                100.0 * right[0] / labelled.size(), 100.0 * right[1] / labelled.size());
        Calibration calibration = Calibration.fit(values, inFoldOrder());
        log.printf("probability = 1 / (1 + exp(-%.2f (value - %.3f)))%n", calibration.slope(), calibration.offset());
        return calibration;
    }

    private List<TrainingText> inFoldOrder() {
        List<TrainingText> texts = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            for (int i = fold; i < labelled.size(); i += FOLDS) {
                texts.add(labelled.get(i));
            }
        }
        return texts;
    }

    private static boolean isMain(double[] values, TrainingText text) {
        return largest(values) == text.main().index();
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    /** Learns from everything but one fold of the labelled articles; from everything when there is no such fold. */
    private WordModel learn(int withoutFold) {
        WordCounts counts = new WordCounts();
        for (TrainingText text : unlabelled) {
            CategoryTagger.Reading reading = CategoryTagger.read(knowledge, text.article(), "en");
            double[] guess = sharpened(reading.sums().shares());
            counts.add(reading.text(), guess[largest(guess)] >= SURE ? guess : new double[guess.length]);
        }
        for (int i = 0; i < labelled.size(); i++) {
            if (i % FOLDS != withoutFold) {
                double[] known = new double[Lexicon.TOPICS];
                known[labelled.get(i).main().index()] = LABELLED_WEIGHT;
                counts.add(
                        CategoryTagger.read(knowledge, labelled.get(i).article(), "en")
                                .text(),
                        known);
            }
        }
        Map<Integer, double[]> ratios = counts.logRatios();
        return WordModel.of(ratios, BLEND, 1, 0);
    }

    private static double[] sharpened(double[] shares) {
        double[] sharp = new double[shares.length];
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            sharp[k] = Math.exp(SHARPNESS * shares[k]);
            sum += sharp[k];
        }
        for (int k = 0; k < shares.length; k++) {
            sharp[k] /= sum;
        }
        return sharp;
    }
}
