package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.CrfModel;
import dev.newswire.enrich.entity.crf.Lexicon;
import dev.newswire.enrich.entity.crf.ModelFile;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    private static final String VERSION = "entity-crf-5";
    private static final long SEED = 20;
    private static final int FLOOR = 2;
    private static final int EPOCHS = 6;
    /** Runs over the sentences in other orders, averaged: one alone moves the score by 0.3 either way. */
    private static final int RUNS = 3;

    private static final float RATE = 0.2f;
    private static final float L1 = 0.25f;
    private static final float L2 = 0.5f;
    private static final int HELD_OUT_ONE_IN = 10;

    private final Gazetteer lexicon = Gazetteer.load();
    private final LabelRepair repair = new LabelRepair(lexicon);
    /** Labelled by people. */
    private final List<Example> certain = new ArrayList<>();
    /** Labelled by programs. */
    private final List<Opinions> silver = new ArrayList<>();

    private final List<HeldOut> kept = new ArrayList<>();

    private EntityModelTrainer() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: EntityModelTrainer DATA MODEL [--held-out]");
            System.exit(2);
        }
        boolean heldOut = arguments.length > 2 && arguments[2].equals("--held-out");
        EntityModelTrainer trainer = new EntityModelTrainer();
        for (TrainingSource source : TrainingSource.values()) {
            trainer.read(source, Path.of(arguments[0]), heldOut);
        }
        trainer.train(Path.of(arguments[1]));
    }

    private void read(TrainingSource source, Path data, boolean heldOut) throws IOException {
        List<Example> out = new ArrayList<>();
        List<Example> all = source.read(data);
        List<Opinions> opinions = source.isSilver() ? opinions(source, data, all) : List.of();
        for (int at = 0; at < all.size(); at++) {
            Example example = all.get(at);
            if (heldOut && source.number(example) % HELD_OUT_ONE_IN == 3) {
                out.add(example);
            } else if (source.isSilver()) {
                silver.add(opinions.get(at));
            } else if (source.teaches()) {
                certain.add(example);
            }
        }
        kept.add(new HeldOut(source.name(), out));
    }

    private List<Opinions> opinions(TrainingSource source, Path data, List<Example> all) throws IOException {
        List<Example> second = source.readOther("second", data, all.size());
        List<Example> third = source.readOther("third", data, all.size());
        List<Example> people = source.hasPeople() ? source.readOther("norm", data, all.size()) : List.of();
        List<Opinions> opinions = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            opinions.add(new Opinions(
                    repair.repair(all.get(at)),
                    second.get(at),
                    third.get(at),
                    source.hasPeople() ? people.get(at) : null));
        }
        return opinions;
    }

    /** The sentences that programs labelled, with what is to be believed of them. */
    private List<Example> settled() throws IOException {
        List<byte[]> own =
                CrossLabeller.label(silver.stream().map(Opinions::first).toList(), certain, lexicon);
        List<Example> settled = new ArrayList<>();
        for (int at = 0; at < own.size(); at++) {
            settled.add(silver.get(at).settled(own.get(at), repair));
        }
        return settled;
    }

    private void train(Path file) throws IOException {
        List<Example> learnt = new ArrayList<>(settled());
        learnt.addAll(certain);
        byte[] model = learn(learnt, lexicon, RUNS);
        Files.write(file, model);
        System.err.printf("%s: %d bytes%n", file, model.length);
        for (HeldOut set : kept) {
            if (!set.examples().isEmpty()) {
                System.out.println(set.score(read(model), lexicon));
            }
        }
    }

    /** A model of some sentences, in the form of {@link ModelFile}, averaged over some runs. */
    static byte[] learn(List<Example> learnt, Lexicon lexicon, int runs) throws IOException {
        List<Example> all = Augmentation.withOtherCases(learnt, SEED);
        FeatureSet features = new FeatureSet(lexicon);
        int[][][] numbered = features.number(all, FLOOR);
        System.err.printf("%d sentences, %d features%n", all.size(), features.size());
        CrfTrainer trainer = new CrfTrainer(all, numbered, features.size(), RATE, L1, L2);
        for (int run = 0; run < runs; run++) {
            trainer.train(EPOCHS, SEED + run);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ModelExport(trainer, features).write(out, VERSION);
        return out.toByteArray();
    }

    static CrfModel read(byte[] model) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(model));
    }
}
