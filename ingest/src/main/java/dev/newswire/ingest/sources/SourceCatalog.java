package dev.newswire.ingest.sources;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceState;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.SourcePartition;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and edits the sources on {@code news.sources}. Every edit is one Kafka transaction under a transactional id that
 * all editors share: whoever begins later fences whoever has not yet committed, who then reads and decides anew. So
 * edits happen one after the other, none is lost, and of two that set the same source differently the last one holds.
 *
 * <p>Each call connects and disconnects; it takes at most some ten seconds when nobody answers, and then throws a
 * {@link dev.newswire.runtime.error.UserError}. May be called from any thread.
 */
public final class SourceCatalog {

    static final String EDITOR = "newswire-sources-editor";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 20;

    private final ClusterConfig cluster;

    /** Connects to nothing yet. */
    public SourceCatalog(ClusterConfig cluster) {
        this.cluster = cluster;
    }

    /** All that is committed. */
    public SourceSet read() {
        return CatalogErrors.translated(cluster, "reading the sources", () -> {
            try (SourceLog<SourceDefinition> log = open()) {
                log.readToEnd();
                return set(log);
            }
        });
    }

    /** What polling the sources has taught, by their ids. */
    public Map<String, SourceState> states() {
        return CatalogErrors.translated(cluster, "reading the states of the sources", () -> {
            try (SourceLog<SourceState> log = SourceLog.open(cluster, Topics.SOURCE_STATES, SourceState.class)) {
                log.readToEnd();
                return log.table().values();
            }
        });
    }

    private SourceLog<SourceDefinition> open() {
        return SourceLog.open(cluster, Topics.SOURCES, SourceDefinition.class);
    }

    private static SourceSet set(SourceLog<SourceDefinition> log) {
        return new SourceSet(log.table().values(), log.table().partitions());
    }

    /**
     * Changes sources.
     *
     * @param change says, given what stands there, what is wanted; called again when another editor came between, so it
     *     must have no effect of its own
     */
    public void edit(Function<SourceSet, SourceEdit> change) {
        CatalogErrors.translated(cluster, "saving the sources", () -> {
            for (int attempt = 1; !attempt(change, attempt == ATTEMPTS); attempt++) {
                LockSupport.parkNanos(ThreadLocalRandom.current()
                        .nextLong(Duration.ofMillis(50L * attempt).toNanos()));
            }
            return true;
        });
    }

    /** False when another editor came between. */
    private boolean attempt(Function<SourceSet, SourceEdit> change, boolean last) {
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            try (SourceLog<SourceDefinition> log = open()) {
                log.readToEnd();
                SourceSet standing = set(log);
                List<ProducerRecord<byte[], byte[]>> records =
                        records(standing, change.apply(standing), log.partitions());
                if (!records.isEmpty()) {
                    producer.beginTransaction();
                    for (ProducerRecord<byte[], byte[]> record : records) {
                        // A record that fails fails the commit.
                        Future<?> unused = producer.send(record);
                    }
                    producer.commitTransaction();
                }
                return true;
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            if (last || !fenced(e)) {
                throw e;
            }
            return false;
        } finally {
            producer.close(Duration.ofSeconds(2));
        }
    }

    /** The broker may already have aborted for the other editor what this one is about to go on with. */
    private static boolean fenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }

    /** One record for each source put, and a tombstone wherever else its id stands. */
    private List<ProducerRecord<byte[], byte[]>> records(SourceSet standing, SourceEdit edit, int partitions) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        if (edit.isEmpty()) {
            return records;
        }
        try (Serializer<SourceDefinition> serializer = new AvroSerdes(cluster.registry()).serializer()) {
            for (SourceDefinition source : edit.put()) {
                int home = SourcePartition.of(source, partitions);
                byte[] value = serializer.serialize(Topics.SOURCES.name(), source);
                records.add(record(source.getId(), home, value));
                standing.partitionsOf(source.getId()).stream()
                        .filter(partition -> partition != home)
                        .forEach(partition -> records.add(record(source.getId(), partition, null)));
            }
        }
        for (String id : edit.removed()) {
            standing.partitionsOf(id).forEach(partition -> records.add(record(id, partition, null)));
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> record(String id, int partition, byte @Nullable [] value) {
        return new ProducerRecord<>(Topics.SOURCES.name(), partition, id.getBytes(StandardCharsets.UTF_8), value);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        settings.putAll(cluster.kafka());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, EDITOR);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) PATIENCE.toMillis() * 6);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.SOURCES.maxMessageBytes());
        return settings;
    }
}
