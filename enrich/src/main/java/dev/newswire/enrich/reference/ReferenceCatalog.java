package dev.newswire.enrich.reference;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What stands on one reference topic, and changes to it. Each call opens its own client and closes it. A cluster that does
 * not answer is a {@link UserError}.
 *
 * @param <T> records of the topic
 */
public final class ReferenceCatalog<T extends SpecificRecord> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ClusterConfig cluster;
    private final ReferenceKind<T> kind;

    public ReferenceCatalog(ClusterConfig cluster, ReferenceKind<T> kind) {
        this.cluster = cluster;
        this.kind = kind;
    }

    /**
     * What stands under one key.
     *
     * @param id the key
     * @param record null when it cannot be read
     * @param problem why enrich leaves it out; null when it applies
     */
    public record Entry<T>(
            String id, @Nullable T record, @Nullable String problem) {}

    /** Everything on the topic, by id. */
    public List<Entry<T>> list() {
        Map<String, Entry<T>> entries = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(ReferenceReader.settings(cluster));
                Deserializer<T> deserializer = new AvroSerdes(cluster.registry()).deserializer(kind.type())) {
            List<TopicPartition> partitions = consumer
                    .partitionsFor(kind.topic().name(), PATIENCE)
                    .stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(250))) {
                    String id = record.key() == null ? "" : record.key();
                    if (record.value() == null) {
                        entries.remove(id);
                    } else {
                        entries.put(id, entry(id, record.value(), deserializer));
                    }
                }
            }
        } catch (KafkaException e) {
            throw unreachable(e);
        }
        return List.copyOf(entries.values());
    }

    private Entry<T> entry(String id, byte[] value, Deserializer<T> deserializer) {
        T record = null;
        try {
            record = deserializer.deserialize(kind.topic().name(), value);
            kind.check(record);
            return new Entry<>(id, record, null);
        } catch (RuntimeException wrong) {
            if (RegistryOutage.causedBy(wrong)) {
                throw wrong;
            }
            return new Entry<>(id, record, String.valueOf(wrong.getMessage()));
        }
    }

    /** Writes records under their ids, in place of what stood there; returns when the cluster has them all. */
    public void put(Collection<T> records) {
        Map<String, @Nullable T> changes = new TreeMap<>();
        records.forEach(record -> changes.put(kind.id(record), record));
        write(changes);
    }

    /** Removes what stands under these ids; ids under which nothing stands do no harm. */
    public void remove(Collection<String> ids) {
        Map<String, @Nullable T> changes = new TreeMap<>();
        ids.forEach(id -> changes.put(id, null));
        write(changes);
    }

    private void write(Map<String, @Nullable T> changes) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        AvroSerdes serdes = new AvroSerdes(cluster.registry());
        try (KafkaProducer<String, T> producer =
                new KafkaProducer<>(settings, new StringSerializer(), serdes.serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            changes.forEach((id, record) ->
                    sent.add(producer.send(new ProducerRecord<>(kind.topic().name(), id, record))));
            producer.flush();
            for (Future<RecordMetadata> done : sent) {
                done.get();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause()));
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private UserError unreachable(KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new UserError(
                ExitCode.UNREACHABLE,
                "cannot use " + kind.topic().name() + " at " + cluster.bootstrapServers() + ": " + cause.getMessage(),
                e);
    }
}
