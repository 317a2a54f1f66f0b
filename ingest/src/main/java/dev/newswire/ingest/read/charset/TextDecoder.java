package dev.newswire.ingest.read.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds the charset of bytes and decodes them. The order: byte order mark; what is declared, unless the bytes contradict
 * it; strict UTF-8; UTF-8 with a few accidents; statistics; windows-1252, in which everything can be read. Linear time.
 */
public final class TextDecoder {
    private static final Charset LAST_RESORT = Charset.forName("windows-1252");
    private static final int SAMPLE = 256 * 1024;

    private TextDecoder() {}

    /** Decodes a whole document. */
    public static Decoded decode(byte[] bytes, @Nullable Charset declared) {
        int mark = ByteOrder.of(bytes, bytes.length).mark();
        Charset charset = charset(bytes, bytes.length, declared, true);
        ByteBuffer rest = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(rest)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder that replaces does not fail", e);
        }
        int replaced = (int) text.chars().filter(letter -> letter == 0xFFFD).count();
        return new Decoded(text, charset, replaced);
    }

    /** The charset of bytes; {@code whole} is false when they are the beginning of something longer. */
    public static Charset charset(byte[] bytes, int length, @Nullable Charset declared, boolean whole) {
        ByteOrder order = ByteOrder.of(bytes, length);
        if (order.charset() != null) {
            return order.charset();
        }
        Utf8Check utf8 = Utf8Check.of(bytes, 0, length, whole);
        if (utf8.clean() && (declared == null || utf8.sequences() > 0 || StandardCharsets.UTF_8.equals(declared))) {
            return declared != null && stateful(declared, utf8) ? declared : StandardCharsets.UTF_8;
        }
        if (declared != null && !StandardCharsets.UTF_8.equals(declared) && decodes(bytes, length, declared, whole)) {
            return declared;
        }
        if (utf8.damaged()) {
            return StandardCharsets.UTF_8;
        }
        return statistics(bytes, length).or(() -> Optional.ofNullable(declared)).orElse(LAST_RESORT);
    }

    /** How many bytes at the beginning are a byte order mark. */
    public static int markLength(byte[] head, int length) {
        return ByteOrder.of(head, length).mark();
    }

    /** ISO-2022 charsets consist of ASCII bytes alone, so plain ASCII does not contradict them. */
    private static boolean stateful(Charset declared, Utf8Check utf8) {
        return utf8.sequences() == 0 && declared.name().startsWith("ISO-2022");
    }

    private static boolean decodes(byte[] bytes, int length, Charset charset, boolean whole) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, whole);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    private static Optional<Charset> statistics(byte[] bytes, int length) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(length, SAMPLE));
        detector.dataEnd();
        return CharsetLabel.charset(detector.getDetectedCharset())
                .filter(found -> !found.name().startsWith("UTF-") && !found.equals(StandardCharsets.US_ASCII));
    }
}
