package dev.newswire.schemas.serde;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's serialiser, asked once for each topic: it finds the schema's id and refuses what is not registered. When
 * its bytes turn out to be the five of the wire format's header and then the record in plain Avro, later records of that
 * topic and schema are written so without looking anything up, which costs more than writing a small record. What cannot
 * be written so is left to Confluent's serialiser again, and so are its exceptions. Safe for use by many threads, since
 * Kafka Streams shares it among its own.
 *
 * @param <T> what is written
 */
final class LearningSerializer<T extends SpecificRecord> implements Serializer<T> {
    /** A zero byte and the id of the schema. */
    private static final int HEADER = 1 + Integer.BYTES;

    /** Beyond this a buffer is not kept for the next record. */
    private static final int KEPT = 1 << 20;

    private final KafkaAvroSerializer teacher;
    private final UnaryOperator<String> contract;
    private final Map<String, Learnt> learnt = new ConcurrentHashMap<>();
    private final ThreadLocal<Sheet> sheets = ThreadLocal.withInitial(Sheet::new);

    /** @param teacher configured, and closed with this */
    LearningSerializer(KafkaAvroSerializer teacher, UnaryOperator<String> contract) {
        this.teacher = teacher;
        this.contract = contract;
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // A generated class has one schema; comparing it whole costs more than writing.
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        String name = contract.apply(topic);
        Learnt known = learnt.get(name);
        if (record == null || known == null || known.schema() != record.getSchema()) {
            return learn(name, record);
        }
        byte[] written = known.plain() ? write(known, record) : null;
        return written != null ? written : teacher.serialize(name, record);
    }

    private byte @Nullable [] learn(String topic, @Nullable T record) {
        byte[] taught = teacher.serialize(topic, record);
        if (record instanceof SpecificRecordBase base && taught != null && taught.length >= HEADER) {
            DatumWriter<Object> writer = new SpecificDatumWriter<>(record.getSchema(), generatedCode(base));
            int id = ByteBuffer.wrap(taught, 1, Integer.BYTES).getInt();
            Learnt tried = new Learnt(record.getSchema(), id, writer, true);
            boolean plain = Arrays.equals(taught, write(tried, record));
            learnt.put(topic, plain ? tried : new Learnt(record.getSchema(), id, writer, false));
        }
        return taught;
    }

    /** Has records write themselves by the code that was generated for them, wherever it knows their types. */
    private static SpecificData generatedCode(SpecificRecordBase record) {
        SpecificData data = new SpecificData();
        record.getSpecificData().getConversions().forEach(data::addLogicalTypeConversion);
        data.setCustomCoders(true);
        return data;
    }

    /** Null when it cannot be written. */
    private byte @Nullable [] write(Learnt known, T record) {
        byte[] written = sheets.get().write(known, record);
        if (written == null || written.length > KEPT) {
            sheets.remove();
        }
        return written;
    }

    @Override
    public void close() {
        teacher.close();
    }

    /** @param plain whether header and plain Avro is all that is written */
    private record Learnt(Schema schema, int id, DatumWriter<Object> writer, boolean plain) {}

    /** What one thread writes on. */
    private static final class Sheet {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

        /** Null when the record cannot be written; its beginning may stand here then. */
        byte @Nullable [] write(Learnt known, Object record) {
            bytes.reset();
            bytes.write(0);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(known.id()).array());
            try {
                known.writer().write(record, encoder);
                encoder.flush();
                return bytes.toByteArray();
            } catch (IOException | RuntimeException unwritable) {
                return null;
            }
        }
    }
}
