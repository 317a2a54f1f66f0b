package dev.newswire.ingest.sources;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret by which somebody may push items of one source (RFC 6750). It is shown once; what is kept is its hash, from
 * which 256 random bits cannot be guessed.
 *
 * @param text what the sender puts behind {@code Authorization: Bearer}
 */
public record BearerToken(String text) {

    /** By which programs that look for leaked secrets can tell it. */
    private static final String PREFIX = "nwp_";

    private static final int BYTES = 32;

    /** A new one. */
    public static BearerToken random(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new BearerToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Its SHA-256, as {@code tokenHashes} of a source hold it: 64 lower-case hexadecimal digits. */
    public String hash() {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "BearerToken[" + PREFIX + "…]";
    }
}
