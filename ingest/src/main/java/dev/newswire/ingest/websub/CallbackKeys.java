package dev.newswire.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives from one secret what each subscription needs: the token in the path of its callback, by which a request for a
 * topic that we never asked for is told from one that we did, and the secret that its hub signs with. So any instance
 * can answer a hub, and nothing has to be looked up. Immutable.
 */
final class CallbackKeys {
    private static final int TOPIC_DIGITS = 16;
    private static final int MAC_DIGITS = 40;

    private final byte[] secret;

    CallbackKeys(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The token of a source's subscription to a topic. */
    String token(String source, String topic) {
        String topicPart = topicPart(topic);
        return topicPart + mac("token", source, topicPart).substring(0, MAC_DIGITS);
    }

    /** Whether a token was made for this source, whatever its topic is. */
    boolean valid(String source, String token) {
        return token.length() == TOPIC_DIGITS + MAC_DIGITS
                && same(
                        token.substring(TOPIC_DIGITS),
                        mac("token", source, token.substring(0, TOPIC_DIGITS)).substring(0, MAC_DIGITS));
    }

    /** Whether a token was made for this source and topic. */
    boolean valid(String source, String token, String topic) {
        return valid(source, token) && same(token.substring(0, TOPIC_DIGITS), topicPart(topic));
    }

    /** What the hub signs with: 64 letters, below the 200 bytes that hubs take. */
    String hubSecret(String source, String token) {
        return mac("secret", source, token);
    }

    private static String topicPart(String topic) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(topic.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, TOPIC_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String mac(String use, String source, String detail) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] text = (use + '\n' + source + '\n' + detail).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
