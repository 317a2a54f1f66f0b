package dev.newswire.ingest.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a row of texts that cannot run into one another. */
final class Digest {
    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds the octets as they are; for what is alone in its digest. */
    Digest plain(String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds the length, then the octets, so that {@code "a", "bc"} differs from {@code "ab", "c"}. */
    Digest framed(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
        sha256.update(octets);
        return this;
    }

    /** The digest as 64 lower-case hexadecimal digits; the object is spent. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
