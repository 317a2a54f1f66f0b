package dev.newswire.monitor.subscribe;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.serde.RegistryOutage;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads items, and tells a record that is no item from a registry that does not answer. */
final class ItemDecoder implements AutoCloseable {
    private static final int DEPTH = 10;

    private final Deserializer<EnrichedItem> deserializer;

    /** Closes the deserializer when closed. */
    ItemDecoder(Deserializer<EnrichedItem> deserializer) {
        this.deserializer = deserializer;
    }

    /** Null for a record that only removes its key. Throws RetriableException when the registry is at fault. */
    @Nullable EnrichedItem decode(String topic, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return deserializer.deserialize(topic, value);
        } catch (KafkaException failed) {
            if (RegistryOutage.causedBy(failed)) {
                throw new RetriableException(
                        "The schema registry does not answer: " + reason(failed)
                                + ". Check that it runs and that registry.url is right.",
                        failed);
            }
            throw new PoisonException("not-an-item", reason(failed), failed);
        } catch (RuntimeException broken) {
            // Avro itself trips over bytes that only look framed; whatever it throws, it is about this record.
            throw new PoisonException("not-an-item", reason(broken), broken);
        }
    }

    /** The outermost message and the innermost, which is where Avro says what it met. */
    private static String reason(Throwable failed) {
        Throwable root = failed;
        for (int depth = 0; root.getCause() != null && depth < DEPTH; depth++) {
            root = root.getCause();
        }
        String outer = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        String inner = root == failed
                ? ""
                : " (" + String.valueOf(root.getMessage()).lines().findFirst().orElse("") + ")";
        return outer + inner;
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
