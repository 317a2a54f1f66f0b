package dev.newswire.ingest.read.stream;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Gzip unpacked (RFC 1952, several members too), with an end to patience: so many bytes at most, and from a few megabytes
 * on no more than a certain multiple of the packed bytes, since no text is that dull. Belongs to one thread.
 */
public final class Unpacked extends FilterInputStream {
    private static final long INNOCENT = 16L * 1024 * 1024;
    private static final int DULLEST = 400;
    private static final int BUFFER = 64 * 1024;

    private final Counted packed;
    private final long limit;
    private long unpacked;

    private Unpacked(Counted packed, long limit) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packed = packed;
        this.limit = limit;
    }

    /** Whether bytes begin like gzip. */
    public static boolean isGzip(byte[] head) {
        return head.length >= 3 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
    }

    /** @param limit most bytes that may come out */
    public static Unpacked of(PeekStream packed, long limit) throws IOException {
        try {
            return new Unpacked(new Counted(packed), limit);
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private int unpack(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    private static DamagedGzipException damaged(IOException cause) {
        return new DamagedGzipException(
                cause instanceof EOFException
                        ? "the compressed data breaks off"
                        : "the compressed data is damaged: " + cause.getMessage(),
                cause);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = unpack(target, offset, length);
        if (got > 0) {
            unpacked += got;
            if (unpacked > limit) {
                throw new UnpackLimitException("it unpacks to more than " + limit + " bytes");
            }
            if (unpacked > INNOCENT && unpacked / DULLEST > packed.taken) {
                throw new UnpackLimitException(
                        "it unpacks to more than " + DULLEST + " times its size, which no text does");
            }
        }
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Counts what the gzip reader takes. */
    private static final class Counted extends FilterInputStream {
        private long taken;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            taken += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = in.read(target, offset, length);
            taken += Math.max(got, 0);
            return got;
        }
    }
}
