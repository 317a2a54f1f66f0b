package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.CrfModel;
import dev.newswire.enrich.entity.crf.ModelFile;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the entity model: {@code EntityModelTrainer DATA MODEL [--held-out]}. {@code DATA} holds the labelled columns
 * that docs/models/entity.md lists. With {@code --held-out}, every tenth document is kept from training and the model is
 * scored on it. The same data give the same bytes.
 */
public final class EntityModelTrainer {
    private static final String VERSION = "entity-crf-2";
    private static final long SEED = 20;
    private static final int FLOOR = 2;
    private static final int EPOCHS = 6;
    private static final float RATE = 0.2f;
    private static final float L1 = 0.1f;
    private static final float L2 = 0.5f;
    private static final int HELD_OUT_ONE_IN = 10;

    private EntityModelTrainer() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: EntityModelTrainer DATA MODEL [--held-out]");
            System.exit(2);
        }
        boolean heldOut = arguments.length > 2 && arguments[2].equals("--held-out");
        train(Path.of(arguments[0]), Path.of(arguments[1]), heldOut);
    }

    private static void train(Path data, Path model, boolean heldOut) throws IOException {
        Gazetteer lexicon = Gazetteer.load();
        LabelRepair repair = new LabelRepair(lexicon);
        List<Example> learnt = new ArrayList<>();
        List<HeldOut> kept = new ArrayList<>();
        for (TrainingSource source : TrainingSource.values()) {
            List<Example> out = new ArrayList<>();
            for (Example example : source.read(data)) {
                boolean apart = heldOut && source.number(example) % HELD_OUT_ONE_IN == 3;
                if (apart) {
                    out.add(example);
                } else if (source.teaches()) {
                    learnt.add(source.isSilver() ? repair.repair(example) : example);
                }
            }
            kept.add(new HeldOut(source.name(), out));
        }
        List<Example> all = Augmentation.withOtherCases(learnt, SEED);
        FeatureSet features = new FeatureSet(lexicon);
        int[][][] numbered = features.number(all, FLOOR);
        System.err.printf("%d sentences, %d features%n", all.size(), features.size());
        CrfTrainer trainer = new CrfTrainer(all, numbered, features.size(), RATE, L1, L2);
        trainer.train(EPOCHS, SEED);
        try (OutputStream out = Files.newOutputStream(model)) {
            new ModelExport(trainer, features).write(out, VERSION);
        }
        System.err.printf("%s: %d bytes%n", model, Files.size(model));
        if (heldOut) {
            try (InputStream in = Files.newInputStream(model)) {
                CrfModel read = ModelFile.read(in);
                for (HeldOut set : kept) {
                    System.out.println(set.score(read, lexicon));
                }
            }
        }
    }
}
