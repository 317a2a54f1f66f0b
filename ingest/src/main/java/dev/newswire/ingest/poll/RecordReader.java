package dev.newswire.ingest.poll;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of one topic. What is no record of it is logged and left out: somebody else has written it. */
final class RecordReader<T extends SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);

    private final Deserializer<T> deserializer;

    RecordReader(ClusterConfig cluster, Class<T> type) {
        this.deserializer = new AvroSerdes(cluster.registry()).deserializer(type);
    }

    /** Empty for a tombstone, and for what is no such record. */
    Optional<T> read(ConsumerRecord<String, byte @Nullable []> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(deserializer.deserialize(record.topic(), record.value()));
        } catch (KafkaException e) {
            if (RegistryOutage.causedBy(e)) {
                throw new UserError(
                        ExitCode.UNREACHABLE,
                        "The schema registry does not answer (" + e.getMessage()
                                + "). Start it, or name another with --set registry.url=…",
                        e);
            }
            LOG.atWarn()
                    .addKeyValue("origin", record.topic() + '-' + record.partition() + '@' + record.offset())
                    .addKeyValue("key", record.key())
                    .addKeyValue("cause", e.getMessage())
                    .log("Record is not what its topic holds and is left out");
            return Optional.empty();
        }
    }
}
