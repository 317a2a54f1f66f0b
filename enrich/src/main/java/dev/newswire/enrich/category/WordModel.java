package dev.newswire.enrich.category;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A linear model: for each word, by its hash, one signed byte a topic. Also carries how its sums are blended with the
 * lexicon's shares and turned into probabilities, since all of it was fitted together.
 *
 * @param hashes hashes of the words, ascending
 * @param rows topics of the first word, then of the second, and so on
 * @param scale what one unit of a row is worth
 * @param blend how much the mean of the words counts beside the lexicon's shares
 * @param slope steepness of the logistic curve from blended value to probability
 * @param offset the blended value at which that probability is one half
 */
@SuppressWarnings(
        "ArrayRecordComponent") // Package-private, never compared, and copying would double the start's memory.
record WordModel(int[] hashes, byte[] rows, float scale, float blend, float slope, float offset) {
    private static final int MAGIC = 0x4E574D31;
    private static final int MAX_WORDS = 1 << 20;

    /** Texts of fewer known words than this get proportionally less from the model. */
    private static final int FEW_WORDS = 5;

    static WordModel read(InputStream source) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(source));
        if (in.readInt() != MAGIC) {
            throw new IOException("This is not a word model");
        }
        float scale = in.readFloat();
        float blend = in.readFloat();
        float slope = in.readFloat();
        float offset = in.readFloat();
        int size = in.readInt();
        if (size < 0 || size > MAX_WORDS) {
            throw new IOException("A word model of " + size + " words cannot be right");
        }
        int[] hashes = new int[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = in.readInt();
        }
        byte[] rows = new byte[size * Lexicon.TOPICS];
        in.readFully(rows);
        return new WordModel(hashes, rows, scale, blend, slope, offset);
    }

    void write(OutputStream target) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(target))) {
            out.writeInt(MAGIC);
            out.writeFloat(scale);
            out.writeFloat(blend);
            out.writeFloat(slope);
            out.writeFloat(offset);
            out.writeInt(hashes.length);
            for (int hash : hashes) {
                out.writeInt(hash);
            }
            out.write(rows);
        }
    }

    /** A model of the given weights, each rounded to one of 255 steps. */
    static WordModel of(Map<Integer, double[]> weights, double blend, double slope, double offset) {
        TreeMap<Integer, double[]> sorted = new TreeMap<>(weights);
        double largest = 1e-9;
        for (double[] row : sorted.values()) {
            for (double weight : row) {
                largest = Math.max(largest, Math.abs(weight));
            }
        }
        int[] hashes = new int[sorted.size()];
        byte[] rows = new byte[sorted.size() * Lexicon.TOPICS];
        int i = 0;
        for (Map.Entry<Integer, double[]> word : sorted.entrySet()) {
            for (int k = 0; k < Lexicon.TOPICS; k++) {
                rows[i * Lexicon.TOPICS + k] = (byte) Math.round(word.getValue()[k] / largest * 127);
            }
            hashes[i++] = word.getKey();
        }
        return new WordModel(hashes, rows, (float) (largest / 127), (float) blend, (float) slope, (float) offset);
    }

    WordModel calibrated(double newSlope, double newOffset) {
        return new WordModel(hashes, rows, scale, blend, (float) newSlope, (float) newOffset);
    }

    /** Adds what the words of a text tell to the values of its topics. */
    void addTo(double[] values, FoldedText text, int titleWords) {
        int most = Math.min(hashes.length, text.words());
        int[] seen = new int[most];
        float[] frequency = new float[most];
        int distinct = 0;
        // One more than the place of each row among those seen, under open addressing.
        int[] places = new int[2 * Integer.highestOneBit(Math.max(1, 2 * most))];
        for (int word = 0; word < text.words(); word++) {
            int row = find(text.hash(word));
            if (row >= 0) {
                int slot = ((row * 0x9E3779B9) >>> 7) & (places.length - 1);
                while (places[slot] != 0 && seen[places[slot] - 1] != row) {
                    slot = (slot + 1) & (places.length - 1);
                }
                if (places[slot] == 0) {
                    seen[distinct++] = row;
                    places[slot] = distinct;
                }
                frequency[places[slot] - 1] += word < titleWords ? 2 : 1;
            }
        }
        double share = blend * scale / Math.max(FEW_WORDS, distinct);
        for (int i = 0; i < distinct; i++) {
            double times = (1 + Math.log(frequency[i])) * share;
            int base = seen[i] * Lexicon.TOPICS;
            for (int k = 0; k < Lexicon.TOPICS; k++) {
                values[k] += rows[base + k] * times;
            }
        }
    }

    /** Hashes lie evenly: where one stands can be guessed, and is found not far from there. */
    private int find(int hash) {
        int last = hashes.length - 1;
        if (last < 0) {
            return -1;
        }
        int guess = (int) ((((long) hash - Integer.MIN_VALUE) * last) >>> 32);
        int from = guess;
        int to = guess;
        for (int step = 16; from > 0 && hashes[from] > hash; step *= 2) {
            to = from;
            from = Math.max(0, from - step);
        }
        for (int step = 16; to < last && hashes[to] < hash; step *= 2) {
            from = to;
            to = Math.min(last, to + step);
        }
        return Arrays.binarySearch(hashes, from, to + 1, hash);
    }

    double probability(double value) {
        return 1 / (1 + Math.exp(-slope * (value - offset)));
    }
}
