package dev.newswire.enrich.entity.crf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The form a model is kept in: gzip over a magic number, the version, the features' keys in ascending order as
 * differences, then counts, labels, weights and label pairs, each in one block. Neither method closes its stream.
 */
public final class ModelFile {
    private static final int MAGIC = 0x4E574352;

    private ModelFile() {}

    /** Reads a model. */
    public static CrfModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, 1 << 16), 1 << 16));
        if (in.readInt() != MAGIC) {
            throw new IOException("not an entity model of this program; train it again");
        }
        String version = in.readUTF();
        int[] keys = new int[in.readInt()];
        long key = 0;
        for (int at = 0; at < keys.length; at++) {
            key += readNumber(in);
            keys[at] = (int) key;
        }
        byte[] counts = new byte[keys.length];
        in.readFully(counts);
        byte[] labels = new byte[in.readInt()];
        in.readFully(labels);
        byte[] weights = new byte[labels.length];
        in.readFully(weights);
        int[] transitions = new int[Labels.COUNT * Labels.COUNT];
        for (int at = 0; at < transitions.length; at++) {
            transitions[at] = in.readShort();
        }
        return new CrfModel(version, new WeightTable(keys, counts, labels, weights), transitions);
    }

    /**
     * Writes a model.
     *
     * @param version what the model calls itself
     * @param keys upper halves of the features' hashes as unsigned numbers in ascending order
     * @param counts number of pairs of each feature
     * @param labels labels of the pairs
     * @param weights weights of the pairs
     * @param transitions weights of label pairs, 17 × 17
     */
    public static void write(
            OutputStream to,
            String version,
            long[] keys,
            byte[] counts,
            byte[] labels,
            byte[] weights,
            int[] transitions)
            throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(to, 1 << 16);
        DataOutputStream out = new DataOutputStream(zipped);
        out.writeInt(MAGIC);
        out.writeUTF(version);
        out.writeInt(keys.length);
        long before = 0;
        for (long key : keys) {
            writeNumber(out, key - before);
            before = key;
        }
        out.write(counts);
        out.writeInt(labels.length);
        out.write(labels);
        out.write(weights);
        for (int transition : transitions) {
            out.writeShort(transition);
        }
        out.flush();
        zipped.finish();
    }

    private static void writeNumber(DataOutputStream out, long number) throws IOException {
        long rest = number;
        while (rest >= 128) {
            out.write((int) ((rest & 127) | 128));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        int shift = 0;
        int part = in.readUnsignedByte();
        while (part >= 128) {
            number |= ((long) (part & 127)) << shift;
            shift += 7;
            part = in.readUnsignedByte();
        }
        return number | ((long) part << shift);
    }
}
