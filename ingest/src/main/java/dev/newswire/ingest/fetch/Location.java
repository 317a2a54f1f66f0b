package dev.newswire.ingest.fetch;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a reference in an answer's header leads (RFC 3986, section 5). Servers write what browsers put up with, foreign
 * letters and spaces above all, so those are encoded as browsers do. Pure.
 */
final class Location {
    private static final String NEVER_IN_ADDRESSES = " \"<>\\^`{|}";

    private Location() {}

    /**
     * @param base the address that answered
     * @param written the reference, each letter one byte
     * @return an absolute address without a fragment; empty when there is no sense in it
     */
    static Optional<URI> of(URI base, String written) {
        String reference = encoded(letters(written.strip()));
        int hash = reference.indexOf('#');
        String bare = hash < 0 ? reference : reference.substring(0, hash);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI target = bare.startsWith("?") ? URI.create(withoutQuery(base) + bare) : base.resolve(bare);
            return target.isAbsolute() ? Optional.of(target) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The bytes are UTF-8 where they can be. */
    private static String letters(String bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return bytes;
        }
    }

    private static String encoded(String reference) {
        StringBuilder out = new StringBuilder(reference.length());
        for (int at = 0; at < reference.length(); ) {
            int letter = reference.codePointAt(at);
            at += Character.charCount(letter);
            boolean escape = letter == '%' && !hexadecimal(reference, at);
            if (letter < 0x20 || letter == 0x7F) {
                continue;
            }
            if (letter == ' ' || escape || (letter < 0x80 && NEVER_IN_ADDRESSES.indexOf(letter) >= 0)) {
                out.append(String.format("%%%02X", letter));
            } else {
                out.appendCodePoint(letter);
            }
        }
        return out.toString();
    }

    private static boolean hexadecimal(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }

    private static String withoutQuery(URI base) {
        String text = base.toString();
        int end = text.indexOf('#') < 0 ? text.length() : text.indexOf('#');
        int question = text.indexOf('?');
        return text.substring(0, question < 0 ? end : Math.min(question, end));
    }
}
