package dev.newswire.ingest.read;

import dev.newswire.ingest.read.stream.PeekStream;
import java.io.IOException;

/**
 * The first bytes of a stream, by which its format is told. Lines of JSON may come one by one from a program that waits
 * in between, so a first line that is one object is enough; of anything else as much is awaited as is looked at.
 */
final class StreamHead {
    private static final int MOST = 64 * 1024;

    private int scanned;
    private int depth;
    private boolean string;
    private boolean escaped;
    private boolean other;
    private boolean whole;

    private StreamHead() {}

    static byte[] of(PeekStream in) throws IOException {
        StreamHead scan = new StreamHead();
        byte[] head = in.peek(1);
        while (head.length > scan.scanned) {
            head = in.peek(Math.min(MOST, in.available()));
            scan.over(head);
            if (scan.whole) {
                return head;
            }
            if (scan.other || head.length == MOST) {
                return in.peek(MOST);
            }
            head = in.peek(head.length + 1);
        }
        return head;
    }

    private void over(byte[] head) {
        while (scanned < head.length && !other && !whole) {
            octet(head[scanned]);
            scanned++;
        }
    }

    private void octet(byte octet) {
        if (octet == '\n') {
            // A line that ends inside its object belongs to one that is spread over several.
            whole = depth == 0 && scanned > 0;
            other = !whole;
        } else if (string) {
            string = escaped || octet != '"';
            escaped = !escaped && octet == '\\';
        } else if (depth == 0) {
            depth = scanned == 0 && octet == '{' ? 1 : 0;
            other = depth == 0 && (scanned == 0 || (octet != ' ' && octet != '\r'));
        } else if (octet == '"') {
            string = true;
        } else if (octet == '{' || octet == '[') {
            depth++;
        } else if (octet == '}' || octet == ']') {
            depth--;
        }
    }
}
