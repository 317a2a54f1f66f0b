package dev.newswire.sink;

import dev.newswire.schemas.EnrichedItem;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One decoded record of {@code news.enriched}.
 *
 * @param source the record as it was read, its bytes untouched: what a dead letter carries
 * @param id the item's id, which is the record's key
 * @param item the item; null where the record is a tombstone, which deletes the item
 */
public record SinkRecord(
        ConsumerRecord<byte @Nullable [], byte @Nullable []> source,
        String id,
        @Nullable EnrichedItem item) {

    public SinkRecord {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
    }

    public TopicPartition partition() {
        return new TopicPartition(source.topic(), source.partition());
    }

    public long offset() {
        return source.offset();
    }

    /** Where the record stands, for people: {@code topic-partition@offset}. */
    public String origin() {
        return partition() + "@" + offset();
    }
}
