package dev.newswire.schemas.serde;

import dev.newswire.schemas.RecordTrust;
import dev.newswire.schemas.topic.Topic;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's Avro serialiser and deserialiser, set up the one way the pipeline uses them: Confluent wire format, one
 * subject a topic, schemas never registered by writing. The factory is immutable and may be shared; what it makes
 * belongs to one client and is closed by it.
 */
public final class AvroSerdes {

    static {
        RecordTrust.establish();
    }

    /** What tells how to reach the registry; any other setting may tell how to write. */
    private static final List<String> CONNECTION =
            List.of("schema.registry.", "basic.auth.", "bearer.auth.", "proxy.", "http.", "max.retries", "retries.");

    private final Map<String, Object> settings;
    private final boolean plain;

    /**
     * @param registry the registry client's own settings, {@code schema.registry.url} among them
     */
    public AvroSerdes(Map<String, ?> registry) {
        this.plain =
                registry.keySet().stream().allMatch(name -> CONNECTION.stream().anyMatch(name::startsWith));
        Map<String, Object> all = new HashMap<>(registry);
        all.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, false);
        all.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        all.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        this.settings = Map.copyOf(all);
    }

    /** A serialiser of record values. It throws {@link SerializationException} for a schema nobody registered. */
    public <T extends SpecificRecord> Serializer<T> serializer() {
        return serializer(UnaryOperator.identity());
    }

    private <T extends SpecificRecord> Serializer<T> serializer(UnaryOperator<String> contract) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(settings, false);
        return plain ? new LearningSerializer<>(serializer, contract) : named(serializer, contract);
    }

    private static <T extends SpecificRecord> Serializer<T> named(
            KafkaAvroSerializer serializer, UnaryOperator<String> contract) {
        return new Serializer<>() {
            @Override
            public byte @Nullable [] serialize(String topic, @Nullable T record) {
                return serializer.serialize(contract.apply(topic), record);
            }

            @Override
            public void close() {
                serializer.close();
            }
        };
    }

    /**
     * A deserialiser of record values into one class. Bytes that are something else throw
     * {@link SerializationException}; a record without a value reads as null.
     */
    public <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, false);
        return new Deserializer<>() {
            @Override
            public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
                Object record = deserializer.deserialize(topic, bytes);
                if (record == null) {
                    return null;
                }
                if (!type.isInstance(record)) {
                    throw new SerializationException("A record on " + topic + " is a "
                            + record.getClass().getSimpleName() + ", not a " + type.getSimpleName());
                }
                return type.cast(record);
            }

            @Override
            public void close() {
                deserializer.close();
            }
        };
    }

    /** Both directions, for Kafka Streams. */
    public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
        return Serdes.serdeFrom(serializer(), deserializer(type));
    }

    /**
     * Both directions for a topic that is not in the catalogue, such as a repartition topic: what is written there
     * keeps the contract of another topic, so that nothing has to be registered for it.
     */
    public <T extends SpecificRecord> Serde<T> internalSerde(Class<T> type, Topic contract) {
        return Serdes.serdeFrom(serializer(topic -> contract.name()), deserializer(type));
    }
}
