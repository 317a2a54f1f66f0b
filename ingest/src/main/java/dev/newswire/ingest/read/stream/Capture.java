package dev.newswire.ingest.read.stream;

import dev.newswire.ingest.item.Original;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Collects the bytes of one piece up to a limit. Beyond it the piece is only counted, and all but its beginning is let
 * go, so a piece of any size costs no more memory than the largest allowed. Belongs to one thread.
 */
public final class Capture {
    private final int limit;
    private byte[] bytes = new byte[8 * 1024];
    private long length;

    /** @param limit most bytes a piece may have */
    public Capture(int limit) {
        this.limit = limit;
    }

    /** Reads a whole document; of one that is too large no more than shows that it is. */
    public static Original document(InputStream in, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit + 1);
        return bytes.length <= limit
                ? Original.of(bytes)
                : new Original(Arrays.copyOf(bytes, Math.min(limit, Original.HEAD)), bytes.length);
    }

    /** A whole document that is at hand; of one that is too large no more than shows that it is. */
    public static Original document(byte[] bytes, int limit) {
        return bytes.length <= limit
                ? Original.of(bytes)
                : new Original(Arrays.copyOf(bytes, Math.min(limit, Original.HEAD)), bytes.length);
    }

    public void add(int octet) {
        if (length < limit) {
            if (length == bytes.length) {
                grow(length + 1);
            }
            bytes[(int) length] = (byte) octet;
        } else {
            letGo();
        }
        length++;
    }

    public void add(byte[] source, int from, int to) {
        int count = to - from;
        if (length + count <= limit) {
            grow(length + count);
            System.arraycopy(source, from, bytes, (int) length, count);
        } else {
            int kept = (int) Math.max(0, Math.min(count, bytes.length - length));
            if (kept > 0) {
                System.arraycopy(source, from, bytes, (int) length, kept);
            }
            letGo();
        }
        length += count;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** What was collected; the capture is empty afterwards. */
    public Original take() {
        int head = Math.min(bytes.length, Math.min(limit, Original.HEAD));
        int kept = length > limit ? head : (int) length;
        Original taken = new Original(Arrays.copyOf(bytes, kept), length);
        length = 0;
        if (bytes.length > Original.HEAD) {
            bytes = new byte[8 * 1024];
        }
        return taken;
    }

    private void letGo() {
        if (bytes.length > Original.HEAD) {
            bytes = Arrays.copyOf(bytes, Original.HEAD);
        }
    }

    private void grow(long needed) {
        if (needed > bytes.length) {
            long doubled = Math.max(needed, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, Math.max(limit, needed)));
        }
    }
}
