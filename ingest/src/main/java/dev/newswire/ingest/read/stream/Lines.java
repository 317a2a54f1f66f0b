package dev.newswire.ingest.read.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a stream into lines at LF, CR LF or its end. A line of any length costs no more memory than the limit. Belongs to
 * one thread; the stream stays the caller's.
 */
public final class Lines {
    private final InputStream in;
    private final Capture capture;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private long line;

    public Lines(InputStream in, int limit) {
        this.in = in;
        this.capture = new Capture(limit);
    }

    /** The next line without its end; empty at the end of the stream. */
    public Optional<Slice> next() throws IOException {
        boolean any = false;
        while (from < to || fill()) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            capture.add(buffer, from, end);
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        return any ? Optional.of(new Slice(capture.take(), ++line)) : Optional.empty();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(in.read(buffer), 0);
        return to > 0;
    }
}
