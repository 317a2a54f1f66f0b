package dev.newswire.ingest.read;

import java.io.InputStream;
import java.util.function.LongFunction;

/** A stream made as it is read: the first piece, then numbered ones up to so many bytes, then the last. */
final class EndlessInput extends InputStream {
    private final LongFunction<byte[]> pieces;
    private final long bytes;
    private byte[] piece;
    private byte[] last;
    private int at;
    private long given;
    private long number;

    EndlessInput(byte[] first, LongFunction<byte[]> pieces, byte[] last, long bytes) {
        this.piece = first;
        this.pieces = pieces;
        this.last = last;
        this.bytes = bytes;
    }

    /** How many numbered pieces were begun. */
    long pieces() {
        return number;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        while (at == piece.length) {
            at = 0;
            if (given < bytes) {
                piece = pieces.apply(number++);
                given += piece.length;
            } else if (last.length > 0) {
                piece = last;
                last = new byte[0];
            } else {
                return -1;
            }
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }
}
