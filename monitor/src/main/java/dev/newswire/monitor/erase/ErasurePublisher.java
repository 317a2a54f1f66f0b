package dev.newswire.monitor.erase;

import dev.newswire.monitor.deadletter.Letter;
import dev.newswire.monitor.deadletter.LetterBox;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.erasure.Erasure;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes tombstones to {@code news.raw}, a thousand a transaction, under one transactional id. Interrupted, it has erased
 * some of the items whole and the others not; the same once more does no harm.
 */
public final class ErasurePublisher {

    private static final String TRANSACTIONAL_ID = "newswire-erase";
    private static final int BATCH = 1_000;

    private final ClusterConfig cluster;

    public ErasurePublisher(ClusterConfig cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns when all are committed.
     *
     * @param letters dead letters that must not be sent back any more
     * @throws UserError when the cluster does not take them
     */
    public void publish(Collection<String> ids, Erasure what, Collection<Letter> letters) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        List<ProducerRecord<byte[], byte @Nullable []>> records = new ArrayList<>();
        letters.forEach(letter -> records.add(mark(letter)));
        ids.forEach(id -> records.add(tombstone(id, what)));
        try (Producer<byte[], byte @Nullable []> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int from = 0; from < records.size(); from += BATCH) {
                producer.beginTransaction();
                for (ProducerRecord<byte[], byte @Nullable []> one :
                        records.subList(from, Math.min(records.size(), from + BATCH))) {
                    Future<?> unused = producer.send(one);
                }
                // Throws what any of the sends ran into.
                producer.commitTransaction();
            }
        } catch (KafkaException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "Erasing broke off (" + e.getMessage() + "). Run it again: what is erased already does no harm.",
                    e);
        }
    }

    private static ProducerRecord<byte[], byte @Nullable []> tombstone(String id, Erasure what) {
        ProducerRecord<byte[], byte @Nullable []> record =
                new ProducerRecord<>(Topics.RAW.name(), id.getBytes(StandardCharsets.UTF_8), null);
        what.writeTo(record.headers());
        return record;
    }

    private static ProducerRecord<byte[], byte @Nullable []> mark(Letter letter) {
        ProducerRecord<byte[], byte @Nullable []> record = new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(),
                letter.record().partition(),
                letter.record().key(),
                null);
        record.headers().add(LetterBox.ERASED, letter.id().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
