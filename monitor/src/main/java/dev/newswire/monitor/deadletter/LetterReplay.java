package dev.newswire.monitor.deadletter;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.deadletter.Position;
import dev.newswire.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters back to the topic and partition their records came from, with their original keys, values and
 * headers. A letter and the mark that it was sent back are one Kafka transaction, and all replays share one transactional
 * id: whatever is interrupted, run again or run twice at once, a letter goes back once.
 */
public final class LetterReplay {

    private static final String TRANSACTIONAL_ID = "newswire-deadletters-replay";
    private static final int LETTERS = 200;
    private static final long BYTES = 8L << 20;

    private final ClusterConfig cluster;

    public LetterReplay(ClusterConfig cluster) {
        this.cluster = cluster;
    }

    /** What a replay has done, or would do; together the letters there are. */
    public record Report(int replayed, int before, int notWanted, int impossible) {}

    /**
     * Returns when all are sent.
     *
     * @param dryRun only counts
     * @throws UserError when the cluster does not answer, or another replay has begun since
     */
    public Report run(Predicate<Letter> wanted, boolean dryRun) {
        if (dryRun) {
            Run counting = new Run(null);
            new LetterBox(cluster).read(letter -> counting.take(letter, wanted));
            return counting.report();
        }
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            // Before the letters are read: ends what another run has open, so that its marks are there or never will
            // be.
            producer.initTransactions();
            Run run = new Run(producer);
            new LetterBox(cluster).read(letter -> run.take(letter, wanted));
            run.commit();
            return run.report();
        } catch (KafkaException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "Replaying broke off (" + e.getMessage() + "). What was sent is marked; run it again for the rest.",
                    e);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.DEAD_LETTERS.maxMessageBytes());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * Topics.DEAD_LETTERS.maxMessageBytes());
        return settings;
    }

    /** One pass over the letters. */
    private static final class Run {

        private final @Nullable Producer<byte[], byte[]> producer;
        private final Map<String, Integer> partitions = new HashMap<>();
        private int replayed;
        private int before;
        private int notWanted;
        private int impossible;
        private int open;
        private long openBytes;

        Run(@Nullable Producer<byte[], byte[]> producer) {
            this.producer = producer;
        }

        void take(Letter letter, Predicate<Letter> wanted) {
            if (letter.replayed()) {
                before++;
            } else if (!wanted.test(letter)) {
                notWanted++;
            } else if (letter.erased() || letter.origin().isEmpty()) {
                impossible++;
            } else {
                replayed++;
                send(letter, letter.origin().get());
            }
        }

        private void send(Letter letter, Position origin) {
            Producer<byte[], byte[]> to = producer;
            if (to == null) {
                return;
            }
            if (open == 0) {
                to.beginTransaction();
            }
            int there = partitions.computeIfAbsent(
                    origin.topic(), topic -> to.partitionsFor(topic).size());
            Headers headers = DeadLetter.forReplay(letter.record().headers());
            Future<?> unusedRecord = to.send(new ProducerRecord<>(
                    origin.topic(),
                    origin.partition() < there ? origin.partition() : null,
                    null,
                    letter.record().key(),
                    letter.record().value(),
                    headers));
            Headers mark = new RecordHeaders();
            mark.add(LetterBox.REPLAYED, letter.id().getBytes(StandardCharsets.UTF_8));
            Future<?> unusedMark = to.send(new ProducerRecord<>(
                    Topics.DEAD_LETTERS.name(),
                    letter.record().partition(),
                    null,
                    letter.record().key(),
                    null,
                    mark));
            open++;
            openBytes += letter.facts().bytes();
            if (open >= LETTERS || openBytes >= BYTES) {
                commit();
            }
        }

        void commit() {
            if (producer != null && open > 0) {
                // Throws what any of the sends ran into.
                producer.commitTransaction();
                open = 0;
                openBytes = 0;
            }
        }

        Report report() {
            return new Report(replayed, before, notWanted, impossible);
        }
    }
}
