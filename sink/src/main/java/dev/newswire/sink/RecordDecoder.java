package dev.newswire.sink;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a record into an item, and tells bytes that are none from a registry that is away. */
final class RecordDecoder {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

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
            if (registryAway(e)) {
                throw new RetriableException("fetching a schema from the registry failed: " + e.getMessage(), e);
            }
            throw new PoisonException("undecodable", "the value is not an enriched item: " + e.getMessage(), e);
        }
    }

    private static boolean registryAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() >= SERVER_ERROR || answer.getStatus() == TOO_MANY_REQUESTS;
            }
            // Avro reports damaged bytes as EOFException, which is an IOException too.
            if (cause instanceof TimeoutException
                    || (cause instanceof IOException && !(cause instanceof java.io.EOFException))) {
                return true;
            }
        }
        return false;
    }
}
