package dev.newswire.sink.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0 does: HMAC-SHA256 of id,
 * timestamp and body. Shows no secret.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private final SecretKeySpec key;

    private Signature(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * @param secret {@code whsec_} and Base64, or any other text, taken as it is
     * @throws IllegalArgumentException which does not show it
     */
    static Signature of(String secret) {
        if (!secret.startsWith(ENCODED)) {
            return new Signature(secret.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return new Signature(Base64.getDecoder().decode(secret.substring(ENCODED.length())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("secret: expected Base64 after " + ENCODED, e);
        }
    }

    /** The value of the header {@code webhook-signature}. */
    String of(String id, long timestampSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
