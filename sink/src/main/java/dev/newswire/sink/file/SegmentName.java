package dev.newswire.sink.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every file made of one stretch of a partition is named by, and how its name tells where to go on:
 * {@code news.enriched.3.00000000000000001200-00000000000000001741.9f86d081}.
 *
 * @param owner the partition
 * @param from first offset of the stretch
 * @param to last offset of the stretch, which is read whole
 */
record SegmentName(Owner owner, long from, long to) {

    private static final Pattern TEXT =
            Pattern.compile("([a-zA-Z0-9._-]+)\\.(\\d{1,9})\\.(\\d{20})-(\\d{20})\\.([0-9a-f]{8})(\\.[a-z]+)?");

    SegmentName {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no stretch of offsets: " + from + " to " + to);
        }
    }

    /**
     * A partition of a topic.
     *
     * @param topicKey tells a topic from one of the same name that was there before: eight hexadecimal digits of the
     *     SHA-256 of the broker's id of the topic
     */
    record Owner(String topic, int partition, String topicKey) {

        static Owner of(String topic, int partition, String topicId) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(topicId.getBytes(StandardCharsets.UTF_8));
                return new Owner(topic, partition, HexFormat.of().formatHex(hash, 0, 4));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public String toString() {
            return topic + "." + partition + "." + topicKey;
        }
    }

    /** Reads a name, with or without an extension; empty where it is not one of ours. */
    static Optional<SegmentName> parse(String name) {
        Matcher matcher = TEXT.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SegmentName(
                    new Owner(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(5)),
                    Long.parseLong(matcher.group(3)),
                    Long.parseLong(matcher.group(4))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s.%d.%020d-%020d.%s", owner.topic, owner.partition, from, to, owner.topicKey);
    }
}
