package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Original;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.item.Reason;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/** Makes records of readings: items as Avro under their id, refusals as dead letters with their original bytes. */
final class RecordEncoder {
    private static final int LARGEST = Topics.MAX_RECORD_BYTES - 64 * 1024;

    private final Serializer<SpecificRecord> serializer;
    private final Clock clock;

    RecordEncoder(Serializer<SpecificRecord> serializer, Clock clock) {
        this.serializer = serializer;
        this.clock = clock;
    }

    /** An item or a refusal; what was left out makes no record. */
    Outgoing encode(Reading reading) {
        return reading instanceof Reading.Item item ? encode(item) : encode((Reading.Refused) reading);
    }

    Outgoing encode(Reading.Item reading) {
        RawItem item = reading.item();
        byte[] value = serialized(Topics.RAW, item);
        if (value.length > LARGEST) {
            return encode(tooLarge(reading, value.length));
        }
        byte[] key = item.getId().getBytes(StandardCharsets.UTF_8);
        return new Outgoing(reading, new ProducerRecord<>(Topics.RAW.name(), key, value));
    }

    Outgoing encode(Reading.Refused refused) {
        byte[] key = refused.origin().toString().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key, refused.bytes());
        new DeadLetter(
                        "ingest",
                        refused.reason().label(),
                        refused.message(),
                        refused.exception(),
                        refused.origin().toString(),
                        clock.instant(),
                        refused.length(),
                        refused.truncated())
                .writeTo(record.headers());
        return new Outgoing(refused, record);
    }

    /** The refusal of an item that was read but that no record can hold. */
    static Reading.Refused tooLarge(Reading.Item reading, long encoded) {
        byte[] body = reading.item().getBody().getBytes(StandardCharsets.UTF_8);
        return Original.of(body)
                .head()
                .refuse(
                        reading.origin(),
                        Reason.TOO_LARGE,
                        "the item takes " + encoded + " bytes in UTF-8, and the topic takes no more than "
                                + Topics.MAX_RECORD_BYTES);
    }

    /** The record of a companion. */
    Outgoing encode(Companion companion) {
        byte[] key = companion.key().getBytes(StandardCharsets.UTF_8);
        byte[] value = companion.value() == null ? null : serialized(companion.topic(), companion.value());
        return new Outgoing(null, new ProducerRecord<>(companion.topic().name(), companion.partition(), key, value));
    }

    /** What is sent instead of a record that its topic does not take. */
    Outgoing refused(Outgoing tooLarge) {
        byte[] value = tooLarge.record().value();
        if (tooLarge.reading() instanceof Reading.Item item && value != null) {
            return encode(tooLarge(item, value.length));
        }
        throw new UserError(
                ExitCode.FAILED,
                "The topic " + tooLarge.record().topic() + " takes no record of " + tooLarge.bytes()
                        + " bytes. `newswire topics describe` shows how it should be set up.");
    }

    private byte[] serialized(Topic topic, SpecificRecord record) {
        try {
            return serializer.serialize(topic.name(), record);
        } catch (KafkaException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException) {
                    throw new UserError(
                            ExitCode.UNREACHABLE,
                            "The schema registry does not answer (" + cause.getMessage()
                                    + "). Start it, or name another with --set registry.url=…",
                            e);
                }
            }
            throw new UserError(
                    ExitCode.FAILED,
                    "The schema of " + topic.name() + " is not usable (" + e.getMessage()
                            + "). `newswire schemas register` registers it.",
                    e);
        }
    }
}
