package dev.newswire.enrich.entity.train;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.entity.crf.WordClusters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the word groups that the tagger reads: {@code WordClusterTrainer VECTORS GROUPS}. {@code VECTORS} is a JSON object
 * whose field "vectors" has for each word, the most frequent first, a list that begins with its 100 numbers. The same
 * vectors give the same bytes.
 */
public final class WordClusterTrainer {
    private static final int DIMENSIONS = 100;
    /** Groups are found among so many frequent words; the others go to the nearest. */
    private static final int FREQUENT = 60_000;

    private static final int FINE = 1024;
    private static final int MIDDLE = 256;
    private static final int COARSE = 64;
    private static final long SEED = 7;

    private final List<String> words = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();

    private WordClusterTrainer() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: WordClusterTrainer VECTORS GROUPS");
            System.exit(2);
        }
        WordClusterTrainer trainer = new WordClusterTrainer();
        trainer.read(Path.of(arguments[0]));
        Path groups = Path.of(arguments[1]);
        trainer.write(groups);
        System.err.printf("%s: %d words, %d bytes%n", groups, trainer.words.size(), Files.size(groups));
    }

    private void read(Path file) throws IOException {
        try (JsonParser in = new ObjectMapper().createParser(file.toFile())) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.FIELD_NAME && in.currentName().equals("vectors")) {
                    in.nextToken();
                    while (in.nextToken() == JsonToken.FIELD_NAME) {
                        words.add(in.currentName());
                        vectors.add(vector(in));
                    }
                    return;
                }
            }
        }
        throw new IOException(file + " has no field \"vectors\"; give the JSON file of the embeddings");
    }

    private static float[] vector(JsonParser in) throws IOException {
        float[] vector = new float[DIMENSIONS];
        in.nextToken();
        int at = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (at < DIMENSIONS) {
                vector[at++] = in.getFloatValue();
            }
        }
        return vector;
    }

    private void write(Path file) throws IOException {
        float[][] all = vectors.toArray(float[][]::new);
        centre(all);
        SphericalKMeans fine = groups(Arrays.copyOf(all, Math.min(FREQUENT, all.length)), FINE);
        SphericalKMeans middle = groups(fine.centres(), MIDDLE);
        SphericalKMeans coarse = groups(middle.centres(), COARSE);
        int[] middles = middle.nearest(fine.centres());
        int[] coarses = coarse.nearest(middle.centres());
        int[][] parents = new int[middles.length][];
        Arrays.setAll(parents, group -> new int[] {coarses[middles[group]], middles[group], group});
        try (OutputStream out = Files.newOutputStream(file)) {
            WordClusters.write(out, parents, words.toArray(String[]::new), fine.nearest(all));
        }
    }

    private static SphericalKMeans groups(float[][] vectors, int most) {
        return new SphericalKMeans(vectors, Math.min(most, vectors.length), SEED);
    }

    /** Takes the mean away, which tells nothing, and brings vectors to length one, which mostly tells how rare a word is. */
    private static void centre(float[][] vectors) {
        double[] mean = new double[DIMENSIONS];
        for (float[] vector : vectors) {
            for (int at = 0; at < DIMENSIONS; at++) {
                mean[at] += vector[at] / vectors.length;
            }
        }
        for (float[] vector : vectors) {
            for (int at = 0; at < DIMENSIONS; at++) {
                vector[at] -= (float) mean[at];
            }
            SphericalKMeans.normalise(vector);
        }
    }
}
