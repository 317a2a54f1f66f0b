package dev.newswire.enrich.story;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * MinHash of an item's words: a few bytes from which the similarity of two texts is estimated without the texts
 * (A. Broder, "On the resemblance and containment of documents", 1997). Immutable; the same text gives the same bytes on
 * every machine and in every release of the same {@link #VERSION}.
 */
public final class StorySignature {
    /** Changes whenever signatures of two releases cannot be compared. */
    public static final String VERSION = "minhash-1";

    /** Length of {@link #toBytes()}. */
    public static final int BYTES = Integer.BYTES + 2 * StorySignature.VALUES;

    /** Texts of fewer distinct shingles say too little to be compared. */
    static final int FEWEST_SHINGLES = 12;

    static final int VALUES = 128;

    /** Of the values, this many pairs are bands: texts that share a whole band are compared. */
    private static final int BANDS = 32;

    private static final int[] FACTORS = seeds(0x632BE59BD9B4E019L);
    private static final int[] TERMS = seeds(0x7F4A7C159E3779B9L);

    private final int shingles;
    private final short[] values;

    private StorySignature(int shingles, short[] values) {
        this.shingles = shingles;
        this.values = values;
    }

    /** The signature of a cleaned title and text; either may be empty. */
    public static StorySignature of(String title, String text) {
        Shingles shingles = new Shingles();
        shingles.add(title);
        shingles.add(text);
        int[] least = new int[VALUES];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (long shingle : shingles.hashes()) {
            lower(least, (int) (shingle >>> 32));
        }
        short[] values = new short[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = (short) Shingles.mix(least[i]);
        }
        return new StorySignature(shingles.size(), values);
    }

    /** Plain 32-bit arithmetic over arrays, which the JVM turns into vector instructions. */
    private static void lower(int[] least, int hash) {
        for (int i = 0; i < VALUES; i++) {
            int spread = (hash ^ TERMS[i]) * FACTORS[i];
            spread = (spread ^ (spread >>> 16)) * 0x7FEB352D;
            least[i] = Math.min(least[i], spread);
        }
    }

    private static int[] seeds(long salt) {
        int[] seeds = new int[VALUES];
        for (int i = 0; i < VALUES; i++) {
            seeds[i] = (int) Shingles.mix((i + 1) * salt) | 1;
        }
        return seeds;
    }

    /** Whether the text was too short to belong to a story. */
    public boolean tooShort() {
        return shingles < FEWEST_SHINGLES;
    }

    /** Estimated Jaccard similarity of both texts' shingles, 0 to 1, with a standard error of at most 0.045. */
    public double similarity(StorySignature other) {
        int equal = 0;
        for (int i = 0; i < VALUES; i++) {
            equal += values[i] == other.values[i] ? 1 : 0;
        }
        return (double) equal / VALUES;
    }

    /** Estimated share of the shorter text's shingles that stand in the longer one, 0 to 1. */
    public double overlap(StorySignature other) {
        return overlap(other, similarity(other));
    }

    double overlap(StorySignature other, double similarity) {
        double common = similarity / (1 + similarity) * (shingles + other.shingles);
        return Math.min(1, common / Math.max(1, Math.min(shingles, other.shingles)));
    }

    /** Keys under which similar texts meet: texts of similarity 0.3 share one with probability 0.95, of 0.02 with 0.01. */
    public long[] bandKeys() {
        long[] keys = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long pair = (values[2 * band] & 0xFFFFL) << 16 | (values[2 * band + 1] & 0xFFFFL);
            keys[band] = Shingles.mix(((long) (band + 1) << 32) | pair);
        }
        return keys;
    }

    /** The signature in {@value #BYTES} bytes, big-endian. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putInt(shingles);
        for (short value : values) {
            bytes.putShort(value);
        }
        return bytes.array();
    }

    /** Reads {@link #toBytes()} back. */
    public static StorySignature fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A signature has " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int shingles = buffer.getInt();
        short[] values = new short[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = buffer.getShort();
        }
        return new StorySignature(shingles, values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StorySignature that && shingles == that.shingles && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shingles + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "StorySignature[" + shingles + " shingles]";
    }
}
