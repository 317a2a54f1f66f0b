package dev.newswire.ingest.read.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A stream of another charset as UTF-8, for splitters that look at bytes. Belongs to one thread. */
public final class Transcoded extends InputStream {
    private final Reader reader;
    private final char[] letters = new char[16 * 1024];
    private byte[] bytes = new byte[0];
    private int from;
    private char held;

    public Transcoded(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return from < bytes.length || fill() ? bytes[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (from == bytes.length && !fill()) {
            return -1;
        }
        int taken = Math.min(length, bytes.length - from);
        System.arraycopy(bytes, from, target, offset, taken);
        from += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean fill() throws IOException {
        int start = 0;
        if (held != 0) {
            letters[start++] = held;
            held = 0;
        }
        int got = reader.read(letters, start, letters.length - start);
        int count = start + Math.max(got, 0);
        if (count == 0) {
            return false;
        }
        // A pair of surrogates must not be torn between two buffers.
        if (got > 0 && count > 1 && Character.isHighSurrogate(letters[count - 1])) {
            held = letters[--count];
        }
        bytes = new String(letters, 0, count).getBytes(StandardCharsets.UTF_8);
        from = 0;
        return true;
    }
}
