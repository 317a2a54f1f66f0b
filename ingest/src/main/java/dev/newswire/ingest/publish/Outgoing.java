package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A reading and the record it becomes. */
record Outgoing(Reading reading, ProducerRecord<byte[], byte[]> record) {

    /** Bytes of key and value. */
    long bytes() {
        return (long) record.key().length + record.value().length;
    }
}
