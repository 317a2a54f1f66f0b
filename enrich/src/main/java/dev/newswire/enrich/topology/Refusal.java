package dev.newswire.enrich.topology;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.deadletter.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * What the three exception handlers share: completing the dead letters that Kafka Streams builds (KIP-1034) with the
 * original headers and the facts every stage writes.
 */
final class Refusal {

    private static final String STAGE = "enrich";

    private Outcomes outcomes = Outcomes.UNCOUNTED;

    void configure(Map<String, ?> settings) {
        if (settings.get(Outcomes.SETTING) instanceof Outcomes given) {
            outcomes = given;
        }
    }

    /** The records Streams built, completed; tells the outcome. */
    List<ProducerRecord<byte[], byte[]>> complete(
            List<ProducerRecord<byte[], byte[]>> built,
            ErrorHandlerContext context,
            Exception failure,
            String defaultReason) {
        Throwable cause = Objects.requireNonNullElse(rootUnlessPoison(failure), failure);
        String reason = cause instanceof PoisonException poison ? poison.reason() : defaultReason;
        built.forEach(record -> {
            keepOriginalHeaders(record, context);
            facts(record.value(), context, cause, reason).writeTo(record.headers());
            DeadLetter.timestamp(record.headers(), context.timestamp());
        });
        outcomes.deadLettered(reason);
        return built;
    }

    private static DeadLetter facts(
            byte @Nullable [] value, ErrorHandlerContext context, Throwable cause, String reason) {
        return new DeadLetter(
                STAGE,
                reason,
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName()),
                cause.getClass().getName(),
                new Position(context.topic(), context.partition(), context.offset()).toString(),
                Instant.ofEpochMilli(System.currentTimeMillis()),
                value == null ? 0 : value.length,
                false);
    }

    private static void keepOriginalHeaders(ProducerRecord<byte[], byte[]> record, ErrorHandlerContext context) {
        for (Header header : context.headers()) {
            if (record.headers().lastHeader(header.key()) == null) {
                record.headers().add(header);
            }
        }
    }

    private static @Nullable Throwable rootUnlessPoison(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof PoisonException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
