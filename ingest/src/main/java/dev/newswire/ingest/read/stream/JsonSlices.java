package dev.newswire.ingest.read.stream;

import dev.newswire.ingest.item.Original;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a JSON text (RFC 8259) into the values worth reading by themselves: the elements of an array at its root, else
 * the value at its root; several texts in a row are cut alike. It looks at brackets and strings only, so what is wrong
 * inside one element stays inside it, and a text of any size costs no more memory than the limit. Bytes must be UTF-8
 * or another superset of ASCII. Belongs to one thread; the stream stays the caller's.
 */
public final class JsonSlices {
    private final PeekStream in;
    private final Capture capture;
    private long line;
    private final boolean oneArray;
    private boolean inArray;
    private boolean ended;

    public JsonSlices(InputStream in, int limit) {
        this(in instanceof PeekStream peek ? peek : new PeekStream(in), limit, 1, false);
    }

    private JsonSlices(PeekStream in, int limit, long line, boolean oneArray) {
        this.in = in;
        this.capture = new Capture(limit);
        this.line = line;
        this.oneArray = oneArray;
        this.inArray = oneArray;
    }

    /** The elements of one array whose opening bracket, on that line, was just read; what follows the array is left. */
    public static JsonSlices ofArray(PeekStream in, int limit, long line) {
        return new JsonSlices(in, limit, line, true);
    }

    /** The next value; empty at the end of the stream. */
    public Optional<Slice> next() throws IOException {
        int octet = ended ? -1 : read();
        while (octet >= 0) {
            if (inArray && octet == ']') {
                inArray = false;
                if (oneArray) {
                    ended = true;
                    return Optional.empty();
                }
            } else if (!inArray && octet == '[') {
                inArray = true;
            } else if (!space(octet) && !(inArray && octet == ',')) {
                long start = line;
                return Optional.of(new Slice(value(octet), start));
            }
            octet = read();
        }
        if (inArray) {
            // The text breaks off inside its array: one empty piece stands for what is missing.
            inArray = false;
            return Optional.of(new Slice(new Original(new byte[0], 0), line));
        }
        return Optional.empty();
    }

    private Original value(int first) throws IOException {
        int depth = 0;
        int octet = first;
        while (octet >= 0) {
            capture.add(octet);
            if (octet == '"') {
                string();
            } else if (octet == '{' || octet == '[') {
                depth++;
            } else if (octet == '}' || octet == ']') {
                depth--;
            }
            if (depth <= 0 && ends(first)) {
                break;
            }
            octet = read();
        }
        if (octet < 0) {
            // What breaks off with the text is reported once.
            inArray = false;
        }
        return capture.take();
    }

    /** Whether a value that stands at depth zero ends before the next byte. What begins like no value goes on to the end. */
    private boolean ends(int first) throws IOException {
        byte[] next = in.peek(1);
        if (next.length == 0) {
            return true;
        }
        return inArray ? next[0] == ',' || next[0] == ']' : first == '{';
    }

    private void string() throws IOException {
        boolean escaped = false;
        for (int octet = read(); octet >= 0; octet = read()) {
            capture.add(octet);
            if (!escaped && octet == '"') {
                return;
            }
            escaped = !escaped && octet == '\\';
        }
    }

    private int read() throws IOException {
        int octet = in.read();
        line += octet == '\n' ? 1 : 0;
        return octet;
    }

    private static boolean space(int octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }
}
