package dev.newswire.ingest.read.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered stream whose next bytes can be looked at without being taken. {@link #available} is zero only at the end,
 * which Java's gzip reader needs to find the next member of a file that comes through a pipe. Belongs to one thread.
 */
public final class PeekStream extends FilterInputStream {
    private static final int BUFFER = 64 * 1024;

    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;

    public PeekStream(InputStream in) {
        super(in);
    }

    /** Up to {@code wanted} of the next bytes, fewer only at the end of the stream. */
    public byte[] peek(int wanted) throws IOException {
        boolean more = true;
        while (more && to - from < wanted) {
            more = fill();
        }
        byte[] next = new byte[Math.min(wanted, to - from)];
        System.arraycopy(buffer, from, next, 0, next.length);
        return next;
    }

    @Override
    public int read() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (from == to && !fill()) {
            return -1;
        }
        int taken = Math.min(length, to - from);
        System.arraycopy(buffer, from, target, offset, taken);
        from += taken;
        return taken;
    }

    @Override
    public long skip(long wanted) throws IOException {
        if (wanted <= 0 || (from == to && !fill())) {
            return 0;
        }
        int skipped = (int) Math.min(wanted, to - from);
        from += skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return from < to || fill() ? to - from : 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (from == to) {
            from = 0;
            to = 0;
        } else if (to == buffer.length) {
            byte[] larger = from > 0 ? buffer : new byte[buffer.length * 2];
            System.arraycopy(buffer, from, larger, 0, to - from);
            to -= from;
            from = 0;
            buffer = larger;
        }
        int got = in.read(buffer, to, buffer.length - to);
        if (got < 0) {
            ended = true;
            return false;
        }
        to += got;
        return true;
    }
}
