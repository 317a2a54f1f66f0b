package dev.newswire.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * OpenNLP's language model: a maximum-entropy model over n-grams of one to three characters. Its file is read straight
 * into flat arrays, because the maps of strings that OpenNLP keeps it in cost several times the heap and the time.
 */
final class NgramModel {

    private static final String RESOURCE = "/langdetect-183.bin";
    private static final String ENTRY = "langdetect.model";

    /** Characters of an n-gram. */
    private static final int LONGEST = 3;

    private final String[] outcomes;
    private final long[] keys;
    /** First weight of the n-gram in each slot, and one past its last. */
    private final int[] ranges;

    private final byte[] languages;
    private final float[] weights;
    private final int mask;

    /** Reads the layout of OpenNLP's binary GIS models. */
    private NgramModel(ByteBuffer in) throws IOException {
        String type = text(in);
        if (!type.equals("GIS")) {
            throw new IOException("expected a GIS model, not " + type);
        }
        in.getInt();
        in.getDouble();
        this.outcomes = new String[in.getInt()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = text(in);
        }
        // A pattern says how many n-grams in a row have weights for the same languages, and for which.
        String[][] patterns = new String[in.getInt()][];
        int all = 0;
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = text(in).split(" ", -1);
            all += Integer.parseInt(patterns[i][0]) * (patterns[i].length - 1);
        }
        long[] grams = new long[in.getInt()];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = gram(in);
        }
        int slots = Integer.highestOneBit(grams.length) * 4;
        this.mask = slots - 1;
        this.keys = new long[slots];
        this.ranges = new int[slots * 2];
        this.languages = new byte[all];
        this.weights = new float[all];
        fill(in, patterns, grams);
    }

    /** As {@link java.io.DataOutput#writeUTF} leaves it; nothing in the model lies beyond the basic plane. */
    private static String text(ByteBuffer in) {
        byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The key of the n-gram that stands next, in UTF-8: as {@link #key} of its first three characters. */
    private static long gram(ByteBuffer in) {
        int end = in.getShort() & 0xFFFF;
        end += in.position();
        long key = 1;
        for (int count = 0; count < LONGEST && in.position() < end; count++) {
            int first = in.get() & 0xFF;
            int point = first < 0x80
                    ? first
                    : first < 0xE0 ? (first & 0x1F) << 6 | rest(in) : (first & 0x0F) << 12 | rest(in) << 6 | rest(in);
            key = key << 16 | point;
        }
        in.position(end);
        return key;
    }

    private static int rest(ByteBuffer in) {
        return in.get() & 0x3F;
    }

    private void fill(ByteBuffer in, String[][] patterns, long[] grams) {
        double[] all = new double[weights.length];
        in.asDoubleBuffer().get(all);
        for (int i = 0; i < all.length; i++) {
            weights[i] = (float) all[i];
        }
        Map<String, Byte> numbers = new HashMap<>();
        int gram = 0;
        int next = 0;
        for (String[] pattern : patterns) {
            int count = Integer.parseInt(pattern[0]);
            byte[] own = new byte[pattern.length - 1];
            for (int i = 0; i < own.length; i++) {
                own[i] = numbers.computeIfAbsent(pattern[i + 1], number -> (byte) Integer.parseInt(number));
            }
            for (int i = 0; i < count; i++) {
                int slot = slot(grams[gram]);
                keys[slot] = grams[gram++];
                ranges[slot * 2] = next;
                System.arraycopy(own, 0, languages, next, own.length);
                next += own.length;
                ranges[slot * 2 + 1] = next;
            }
        }
    }

    static NgramModel load() {
        try (InputStream file = Objects.requireNonNull(
                        NgramModel.class.getResourceAsStream(RESOURCE), "the language model is not on the class path");
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(ENTRY)) {
                    return new NgramModel(ByteBuffer.wrap(zip.readAllBytes()));
                }
            }
            throw new IOException("it has no " + ENTRY);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + RESOURCE, e);
        }
    }

    /** The model's codes of languages (ISO 639-3), by outcome. */
    String[] outcomes() {
        return outcomes.clone();
    }

    /** Sum of the weights of all distinct n-grams in the text, by outcome: the logarithm of the model's odds. */
    double[] scores(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        double[] scores = new double[outcomes.length];
        LongSet seen = new LongSet(lower.length() * 3);
        for (int start = 0; start < lower.length(); start++) {
            for (int end = start + 1; end <= Math.min(lower.length(), start + LONGEST); end++) {
                long key = key(lower, start, end);
                if (seen.add(key)) {
                    add(key, scores);
                }
            }
        }
        return scores;
    }

    private void add(long key, double[] scores) {
        int slot = slot(key);
        if (keys[slot] == key) {
            for (int i = ranges[slot * 2]; i < ranges[slot * 2 + 1]; i++) {
                scores[languages[i]] += weights[i];
            }
        }
    }

    private int slot(long key) {
        int slot = LongSet.hash(key) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(String text, int start, int end) {
        long key = 1;
        for (int i = start; i < end; i++) {
            key = key << 16 | text.charAt(i);
        }
        return key;
    }
}
