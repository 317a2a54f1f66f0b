package dev.newswire.sink;

import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The note on a committed offset that says which record has just been dead-lettered. It is committed in the same Kafka
 * transaction as the dead letter, so after a crash the next owner knows not to send it again.
 */
final class DeadLetterMark {

    private static final String PREFIX = "dead-lettered ";

    private DeadLetterMark() {}

    static OffsetAndMetadata of(long offset) {
        return new OffsetAndMetadata(offset + 1, PREFIX + offset);
    }

    /** The record's offset; empty when the commit carries no such note. */
    static OptionalLong read(@Nullable OffsetAndMetadata committed) {
        if (committed == null || !committed.metadata().startsWith(PREFIX)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(committed.metadata().substring(PREFIX.length())));
        } catch (NumberFormatException notOurs) {
            return OptionalLong.empty();
        }
    }
}
