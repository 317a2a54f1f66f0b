package dev.newswire.monitor.deadletter;

import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.deadletter.Position;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter as it stands on {@code news.deadletters}.
 *
 * @param id where it stands: partition, hyphen, offset
 * @param facts what its headers say
 * @param replayed whether it was sent back
 * @param erased whether its item was erased since
 * @param record key, value and headers
 */
public record Letter(
        String id, DeadLetter facts, boolean replayed, boolean erased, ConsumerRecord<byte[], byte[]> record) {

    /** Where its record came from; empty when that was no topic, or when its value is not whole: then it cannot go back. */
    public Optional<Position> origin() {
        return facts.truncated() ? Optional.empty() : Position.parse(facts.origin());
    }

    /** How often the record was refused, this time included. */
    public int attempts() {
        return DeadLetter.attempts(record.headers());
    }

    static String id(int partition, long offset) {
        return partition + "-" + offset;
    }
}
