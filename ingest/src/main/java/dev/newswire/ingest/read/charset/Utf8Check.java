package dev.newswire.ingest.read.charset;

/**
 * How well bytes read as UTF-8 (RFC 3629).
 *
 * @param sequences well-formed sequences of more than one byte
 * @param errors bytes that begin none
 */
record Utf8Check(long sequences, long errors) {

    /** {@code whole} says that the bytes do not go on; a sequence cut off at their end is an error only then. */
    static Utf8Check of(byte[] bytes, int from, int to, boolean whole) {
        long sequences = 0;
        long errors = 0;
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = sequence(bytes, at, to);
            if (length > 0) {
                sequences++;
                at += length;
            } else if (length == 0 && !whole) {
                break;
            } else {
                errors++;
                at++;
            }
        }
        return new Utf8Check(sequences, errors);
    }

    /** The bytes are UTF-8 without a doubt. */
    boolean clean() {
        return errors == 0;
    }

    /** The bytes are UTF-8 with a few accidents; no other charset produces so many well-formed sequences. */
    boolean damaged() {
        return sequences >= 4 && errors * 10 <= sequences;
    }

    /** Length of the well-formed sequence at {@code at}, 0 when the end cuts it off, -1 when it is none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : -1;
        for (int i = 1; i < length; i++) {
            if (at + i >= to) {
                return 0;
            }
            int octet = bytes[at + i] & 0xFF;
            int least = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int most = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            if (octet < least || octet > most) {
                return -1;
            }
        }
        return length;
    }
}
