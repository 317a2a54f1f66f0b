package dev.newswire.ingest.read.charset;

import java.util.List;
import java.util.Optional;

/** Tells bytes that no charset makes text of: known kinds by their first bytes, others by their control characters. */
public final class BinaryCheck {

    /** {@code start}: the first bytes, each as the letter of its number. */
    private record Magic(String kind, String start) {}

    private static final List<Magic> KINDS = List.of(
            new Magic("a PDF document", "%PDF-"),
            new Magic("a PNG picture", "\u0089PNG"),
            new Magic("a JPEG picture", "\u00FF\u00D8\u00FF"),
            new Magic("a ZIP archive", "PK\u0003\u0004"),
            new Magic("gzip data", "\u001F\u008B"),
            new Magic("xz data", "\u00FD7zXZ"),
            new Magic("zstd data", "(\u00B5/\u00FD"),
            new Magic("a 7z archive", "7z\u00BC\u00AF"),
            new Magic("an office document", "\u00D0\u00CF\u0011\u00E0"),
            new Magic("an ELF program", "\u007FELF"),
            new Magic("Java bytecode", "\u00CA\u00FE\u00BA\u00BE"),
            new Magic("an MP3 recording", "ID3\u0003"),
            new Magic("an Avro container", "Obj\u0001"));

    private BinaryCheck() {}

    /** What the bytes are, in words, when they are no text; empty when they may be. */
    public static Optional<String> kind(byte[] bytes, int length) {
        for (Magic magic : KINDS) {
            if (begins(bytes, length, magic.start())) {
                return Optional.of(magic.kind());
            }
        }
        if (ByteOrder.of(bytes, length).charset() != null) {
            return Optional.empty();
        }
        int zeros = 0;
        int controls = 0;
        for (int at = 0; at < length; at++) {
            int octet = bytes[at] & 0xFF;
            zeros += octet == 0 ? 1 : 0;
            // Escape begins the shifts of ISO-2022; the others stand in honest text.
            controls += (octet < 0x20 && "\t\n\u000B\f\r\u001B\b".indexOf(octet) < 0) || octet == 0x7F ? 1 : 0;
        }
        if (zeros * 100L > length) {
            return Optional.of("bytes of which " + zeros + " of " + length + " are zero");
        }
        // Random bytes have one control character in nine.
        return controls * 20L > length
                ? Optional.of("bytes of which " + controls + " of " + length + " are control characters")
                : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int length, String magic) {
        if (length < magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((bytes[i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
