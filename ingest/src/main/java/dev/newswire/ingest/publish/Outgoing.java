package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way.
 *
 * @param reading what it is made of; null for one that goes along with others' readings
 */
record Outgoing(@Nullable Reading reading, ProducerRecord<byte[], byte[]> record) {

    /** Bytes of key and value. */
    long bytes() {
        return (long) record.key().length + (record.value() == null ? 0 : record.value().length);
    }
}
