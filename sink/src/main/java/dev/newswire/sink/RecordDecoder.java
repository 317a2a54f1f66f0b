package dev.newswire.sink;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.serde.RegistryOutage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a record into an item, and tells bytes that are none from a registry that is away. */
final class RecordDecoder {

    private final Deserializer<EnrichedItem> deserializer;

    RecordDecoder(Deserializer<EnrichedItem> deserializer) {
        this.deserializer = deserializer;
    }

    /**
     * The record, decoded.
     *
     * @throws PoisonException when it holds no item, and never will
     * @throws RetriableException when its schema cannot be fetched now
     */
    SinkRecord decode(ConsumerRecord<byte @Nullable [], byte @Nullable []> source) {
        String id = key(source);
        byte @Nullable [] value = source.value();
        if (value == null) {
            return new SinkRecord(source, id, null);
        }
        EnrichedItem item = item(source.topic(), value);
        if (!id.equals(item.getId())) {
            throw new PoisonException(
                    "key-mismatch", "the key is not the id of the item: records of one item could pass each other");
        }
        return new SinkRecord(source, id, item);
    }

    private static String key(ConsumerRecord<byte @Nullable [], byte @Nullable []> source) {
        byte @Nullable [] key = source.key();
        if (key == null || key.length == 0) {
            throw new PoisonException("no-key", "the record has no key, so it is unknown which item it speaks of");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PoisonException("no-key", "the key is not UTF-8 text", e);
        }
    }

    private EnrichedItem item(String topic, byte[] value) {
        try {
            EnrichedItem item = deserializer.deserialize(topic, value);
            if (item == null) {
                throw new PoisonException("undecodable", "the value is empty");
            }
            return item;
        } catch (PoisonException e) {
            throw e;
        } catch (RuntimeException e) {
            if (RegistryOutage.causedBy(e)) {
                throw new RetriableException("fetching a schema from the registry failed: " + e.getMessage(), e);
            }
            throw new PoisonException("undecodable", "the value is not an enriched item: " + e.getMessage(), e);
        }
    }
}
