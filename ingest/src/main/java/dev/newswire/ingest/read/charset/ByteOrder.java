package dev.newswire.ingest.read.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes alone say about the charset: a byte order mark, or the zero bytes of UTF-16.
 *
 * @param charset null when they say nothing
 * @param mark length of the mark in bytes
 */
record ByteOrder(@Nullable Charset charset, int mark) {
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    /** What {@code <?xml} is written in by mainframes; its letters for markup stand where those of all others do. */
    private static final Charset EBCDIC = Charset.forName("IBM037");

    private static final int SAMPLE = 4096;

    static ByteOrder of(byte[] head, int length) {
        if (begins(head, length, 0xEF, 0xBB, 0xBF)) {
            return new ByteOrder(StandardCharsets.UTF_8, 3);
        }
        if (begins(head, length, 0xFF, 0xFE, 0, 0)) {
            return new ByteOrder(UTF_32LE, 4);
        }
        if (begins(head, length, 0, 0, 0xFE, 0xFF)) {
            return new ByteOrder(UTF_32BE, 4);
        }
        if (begins(head, length, 0xFF, 0xFE)) {
            return new ByteOrder(StandardCharsets.UTF_16LE, 2);
        }
        if (begins(head, length, 0xFE, 0xFF)) {
            return new ByteOrder(StandardCharsets.UTF_16BE, 2);
        }
        // A document that begins with a tag, in four bytes a letter.
        if (begins(head, length, 0, 0, 0, '<')) {
            return new ByteOrder(UTF_32BE, 0);
        }
        if (begins(head, length, '<', 0, 0, 0)) {
            return new ByteOrder(UTF_32LE, 0);
        }
        if (begins(head, length, 0x4C, 0x6F, 0xA7, 0x94)) {
            return new ByteOrder(EBCDIC, 0);
        }
        return new ByteOrder(withoutMark(head, Math.min(length, SAMPLE)), 0);
    }

    /** ASCII letters, spaces and digits leave every other byte of UTF-16 zero; nothing else does. */
    private static @Nullable Charset withoutMark(byte[] head, int length) {
        if (length < 8) {
            return null;
        }
        int even = 0;
        int odd = 0;
        for (int at = 0; at + 1 < length; at += 2) {
            even += head[at] == 0 ? 1 : 0;
            odd += head[at + 1] == 0 ? 1 : 0;
        }
        int pairs = length / 2;
        if (odd * 10 >= pairs && even * 50 <= pairs) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 10 >= pairs && odd * 50 <= pairs ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean begins(byte[] head, int length, int... octets) {
        if (length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((head[i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
