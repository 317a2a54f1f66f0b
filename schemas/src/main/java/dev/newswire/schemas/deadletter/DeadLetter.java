package dev.newswire.schemas.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The facts that stand in the headers of a record on {@code news.deadletters}. Key and value of such a record are the
 * original bytes; its other headers are the original ones. All header values are UTF-8 text.
 *
 * @param stage which stage refused it: ingest, enrich or sink
 * @param reason class of the cause, in kebab case, for counting: {@code too-large}, {@code malformed-json}
 * @param message what failed, for people
 * @param exception class name of the exception; null where none was thrown
 * @param origin where the bytes came from: a {@link Position}, or a file with its line
 * @param at when it was refused, UTC
 * @param bytes length of the original value in bytes
 * @param truncated whether the value was cut, because no record holds it whole
 */
public record DeadLetter(
        String stage,
        String reason,
        String message,
        @Nullable String exception,
        String origin,
        Instant at,
        long bytes,
        boolean truncated) {

    public static final String STAGE = "newswire.deadletter.stage";
    public static final String REASON = "newswire.deadletter.reason";
    public static final String MESSAGE = "newswire.deadletter.message";
    public static final String EXCEPTION = "newswire.deadletter.exception";
    public static final String ORIGIN = "newswire.deadletter.origin";
    public static final String AT = "newswire.deadletter.at";
    public static final String BYTES = "newswire.deadletter.bytes";
    public static final String TRUNCATED = "newswire.deadletter.truncated";

    public static final String TIMESTAMP = "newswire.deadletter.timestamp";
    public static final String ATTEMPTS = "newswire.deadletter.attempts";
    public static final String VERSION = "newswire.deadletter.version";
    public static final String GROUP = "newswire.deadletter.group";

    /** On a record that was sent back: how often it was refused before. */
    public static final String REPLAY_ATTEMPTS = "newswire.replay.attempts";

    /** On a record that was sent back: the consumer group it is for, where only one had refused it. */
    public static final String REPLAY_GROUP = "newswire.replay.group";

    private static final String PREFIX = "newswire.deadletter.";

    /** A message that runs on says no more, and headers count towards the largest record. */
    private static final int LONGEST_MESSAGE = 1_000;

    public DeadLetter {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE) + "…";
        }
    }

    /** Sets these facts on a record, in place of any that it carries; counts the attempt. */
    public void writeTo(Headers headers) {
        int before = number(text(headers, REPLAY_ATTEMPTS));
        headers.remove(REPLAY_ATTEMPTS);
        headers.remove(REPLAY_GROUP);
        set(headers, ATTEMPTS, Integer.toString(before + 1));
        String version = DeadLetter.class.getPackage().getImplementationVersion();
        set(headers, VERSION, version == null ? "development" : version);
        set(headers, STAGE, stage);
        set(headers, REASON, reason);
        set(headers, MESSAGE, message);
        set(headers, EXCEPTION, exception);
        set(headers, ORIGIN, origin);
        set(headers, AT, at.toString());
        set(headers, BYTES, Long.toString(bytes));
        set(headers, TRUNCATED, Boolean.toString(truncated));
    }

    /** Reads the facts back; empty when the record carries none, or what it carries is not readable. */
    public static Optional<DeadLetter> readFrom(Headers headers) {
        String stage = text(headers, STAGE);
        String at = text(headers, AT);
        String bytes = text(headers, BYTES);
        if (stage == null || at == null || bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeadLetter(
                    stage,
                    orEmpty(text(headers, REASON)),
                    orEmpty(text(headers, MESSAGE)),
                    text(headers, EXCEPTION),
                    orEmpty(text(headers, ORIGIN)),
                    Instant.parse(at),
                    Long.parseLong(bytes),
                    Boolean.parseBoolean(text(headers, TRUNCATED))));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** Adds when the original record was written, by its own account, in milliseconds since 1970 UTC. */
    public static void timestamp(Headers headers, long timestampMs) {
        set(headers, TIMESTAMP, Long.toString(timestampMs));
    }

    /** Adds which consumer group refused the record, where others read it too. */
    public static void group(Headers headers, String group) {
        set(headers, GROUP, group);
    }

    /** How often the record of a dead letter was refused, at least 1. */
    public static int attempts(Headers headers) {
        return Math.max(1, number(text(headers, ATTEMPTS)));
    }

    /** The original headers of a dead letter, and those that say it was sent back. */
    public static Headers forReplay(Headers letter) {
        Headers headers = new RecordHeaders();
        for (Header header : letter) {
            if (!header.key().startsWith(PREFIX) && !header.key().startsWith("__streams.errors.")) {
                headers.add(header);
            }
        }
        set(headers, REPLAY_ATTEMPTS, Integer.toString(attempts(letter)));
        set(headers, REPLAY_GROUP, text(letter, GROUP));
        return headers;
    }

    /** Whether a record was sent back for another consumer group than this one, which has dealt with it before. */
    public static boolean isForOther(Headers headers, String group) {
        String wanted = text(headers, REPLAY_GROUP);
        return wanted != null && !wanted.equals(group);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        headers.remove(name);
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
