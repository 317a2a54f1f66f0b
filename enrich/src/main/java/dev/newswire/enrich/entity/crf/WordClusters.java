package dev.newswire.enrich.entity.crf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Which words are used alike, as large amounts of unlabelled text have it: each word belongs to a fine group, fine groups
 * to middle ones and those to coarse ones. Words are known by 32 bits of the hash of their lower-case form, so about one
 * foreign word in 10,000 is taken for one of them. Immutable, shared by threads.
 */
public final class WordClusters {
    /** Number of levels: coarse, middle, fine. */
    public static final int LEVELS = 3;

    private static final int MAGIC = 0x4E57434C;
    private static final int BITS = 16;
    /** Bytes kept for each word: four of the key, two of the group. */
    private static final int COLUMNS = 6;

    /** Packed groups of each fine group. */
    private final long[] groups;
    /** In ascending order. */
    private final int[] words;

    private final short[] fine;

    private WordClusters(long[] groups, int[] words, short[] fine) {
        this.groups = groups;
        this.words = words;
        this.fine = fine;
    }

    /** The packed groups of a word, by {@link Word#lowerHash}; 0 where the word is not known. */
    public long of(long lowerHash) {
        int at = Arrays.binarySearch(words, key(lowerHash));
        return at < 0 ? 0 : groups[fine[at]];
    }

    /** The group at a level, 0 being the coarsest, counted from 1; 0 where the word is not known. */
    static int group(long packed, int level) {
        return (int) (packed >>> (BITS * level)) & 0xFFFF;
    }

    private static int key(long lowerHash) {
        return (int) (lowerHash >>> 32);
    }

    /**
     * Reads what {@link #write} wrote; the stream is left open.
     *
     * @throws IOException when the file is cut off or another one
     */
    public static WordClusters read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(from, 1 << 16));
        if (in.readInt() != MAGIC) {
            throw new IOException("no word groups of this program; make them again");
        }
        long[] groups = new long[in.readUnsignedShort()];
        for (int group = 0; group < groups.length; group++) {
            for (int level = 0; level < LEVELS; level++) {
                groups[group] |= (in.readUnsignedShort() + 1L) << (BITS * level);
            }
        }
        int count = in.readInt();
        byte[][] columns = new byte[COLUMNS][count];
        for (byte[] column : columns) {
            in.readFully(column);
        }
        int[] words = new int[count];
        short[] fine = new short[count];
        int key = Integer.MIN_VALUE;
        for (int at = 0; at < count; at++) {
            key += number(columns, 0, 4, at);
            words[at] = key;
            fine[at] = (short) number(columns, 4, COLUMNS, at);
        }
        return new WordClusters(groups, words, fine);
    }

    /** A number whose lower bytes stand in the earlier columns. */
    private static int number(byte[][] columns, int from, int to, int at) {
        int number = 0;
        for (int column = to - 1; column >= from; column--) {
            number = number << 8 | (columns[column][at] & 0xFF);
        }
        return number;
    }

    /**
     * Writes groups in the form that {@link #read} takes: gzip over, column by column, the differences of sorted keys and
     * the fine groups. Of two words with the same key the earlier counts. The stream is left open.
     *
     * @param parents for each fine group its coarse, middle and own number, each from 0
     * @param words lower-case forms
     * @param fine the fine group of each word
     */
    public static void write(OutputStream to, int[][] parents, String[] words, int[] fine) throws IOException {
        SortedMap<Integer, Integer> sorted = new TreeMap<>();
        for (int word = 0; word < words.length; word++) {
            sorted.putIfAbsent(key(Word.lowerHash(words[word])), fine[word]);
        }
        byte[][] columns = new byte[COLUMNS][sorted.size()];
        int at = 0;
        int before = Integer.MIN_VALUE;
        for (Map.Entry<Integer, Integer> entry : sorted.entrySet()) {
            int step = entry.getKey() - before;
            for (int column = 0; column < 4; column++) {
                columns[column][at] = (byte) (step >>> (8 * column));
            }
            columns[4][at] = entry.getValue().byteValue();
            columns[5][at] = (byte) (entry.getValue() >>> 8);
            before = entry.getKey();
            at++;
        }
        GZIPOutputStream zipped = new GZIPOutputStream(to, 1 << 16);
        DataOutputStream out = new DataOutputStream(zipped);
        out.writeInt(MAGIC);
        out.writeShort(parents.length);
        for (int[] group : parents) {
            for (int level = 0; level < LEVELS; level++) {
                out.writeShort(group[level]);
            }
        }
        out.writeInt(columns[0].length);
        for (byte[] column : columns) {
            out.write(column);
        }
        out.flush();
        zipped.finish();
    }
}
