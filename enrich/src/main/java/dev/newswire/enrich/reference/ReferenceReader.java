package dev.newswire.enrich.reference;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topics of watch-lists and rules from their beginning, on a thread of its own, and swaps in a new
 * {@link Reference} whenever something changed. Every instance reads all of both topics and belongs to no group.
 */
public final class ReferenceReader implements Supplier<Reference>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceReader.class);

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** How often a topic that is not there is looked for. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration LEAVE = Duration.ofSeconds(2);

    private static final Duration STOP = Duration.ofSeconds(4);

    private final ClusterConfig cluster;
    private final MeterRegistry registry;
    private final Runnable onCaughtUp;
    private final Consumer<Throwable> onFailure;
    private volatile Reference reference = Reference.EMPTY;
    private volatile boolean closing;
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /**
     * @param registry stays the caller's
     * @param onCaughtUp run once, on the reader's thread, when all that stood on both topics at the start applies
     * @param onFailure told when the reader can never go on
     */
    public ReferenceReader(
            ClusterConfig cluster, MeterRegistry registry, Runnable onCaughtUp, Consumer<Throwable> onFailure) {
        this.cluster = cluster;
        this.registry = registry;
        this.onCaughtUp = onCaughtUp;
        this.onFailure = onFailure;
    }

    /**
     * What stands on both topics now, read once.
     *
     * @throws RetriableException when it cannot be read
     */
    public static Reference read(ClusterConfig cluster, MeterRegistry registry, Duration patience) {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (ReferenceReader reader = new ReferenceReader(cluster, registry, done::countDown, cause -> {
            failure.set(cause);
            done.countDown();
        })) {
            reader.start();
            boolean intime = done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            Throwable cause = failure.get();
            if (!intime || cause != null) {
                String why = "Watch-lists and rules cannot be read within " + patience.toSeconds() + " s";
                throw cause == null ? new RetriableException(why) : new RetriableException(why, cause);
            }
            return reader.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What applies now; nothing before the reader caught up. */
    @Override
    public Reference get() {
        return reference;
    }

    /** Starts the thread. Called once. */
    public synchronized void start() {
        Thread started = new Thread(this::run, "newswire-enrich-reference");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run() {
        try (ReferenceTable table =
                        new ReferenceTable(new AvroSerdes(cluster.registry()), new ReferenceMetrics(registry));
                KafkaConsumer<String, byte[]> opened = new KafkaConsumer<>(settings(cluster))) {
            consumer = opened;
            try {
                new Follower(opened, table).follow();
            } finally {
                opened.close(CloseOptions.timeout(LEAVE));
            }
        } catch (WakeupException stopped) {
            LOG.atDebug().log("The reader of reference data was woken to stop");
        } catch (RuntimeException | Error failure) {
            if (!closing) {
                onFailure.accept(failure);
            }
        }
    }

    static Map<String, Object> settings(ClusterConfig cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    /** Idempotent; waits for the thread for a moment. Only one that does not stop by itself is interrupted. */
    @Override
    public synchronized void close() {
        closing = true;
        KafkaConsumer<String, byte[]> polling = consumer;
        if (polling != null) {
            polling.wakeup();
        }
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            LockSupport.unpark(running);
            try {
                running.join(STOP.toMillis());
                running.interrupt();
            } catch (InterruptedException e) {
                running.interrupt();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The loop of the thread. */
    private final class Follower {
        private final KafkaConsumer<String, byte[]> consumer;
        private final ReferenceTable table;
        private Map<TopicPartition, Long> ends = Map.of();
        private boolean caughtUp;
        private long lookAt;

        Follower(KafkaConsumer<String, byte[]> consumer, ReferenceTable table) {
            this.consumer = consumer;
            this.table = table;
        }

        void follow() {
            while (!closing) {
                if (System.nanoTime() >= lookAt) {
                    assign();
                }
                ConsumerRecords<String, byte[]> records =
                        consumer.assignment().isEmpty() ? ConsumerRecords.empty() : consumer.poll(POLL);
                take(records);
                if (!caughtUp && hasCaughtUp()) {
                    caughtUp = true;
                    swap();
                    onCaughtUp.run();
                } else if (caughtUp && table.changed()) {
                    swap();
                }
                if (consumer.assignment().isEmpty()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }

        private void swap() {
            if (table.changed()) {
                reference = table.build();
            }
        }

        /** Takes partitions that are there; a topic that is not created yet holds nothing. */
        private void assign() {
            List<TopicPartition> there = new ArrayList<>(consumer.assignment());
            for (String topic : Set.of(Topics.WATCHLIST.name(), Topics.RULES.name())) {
                if (there.stream().noneMatch(partition -> partition.topic().equals(topic))) {
                    for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                        there.add(new TopicPartition(topic, partition.partition()));
                    }
                }
            }
            boolean complete =
                    there.stream().map(TopicPartition::topic).distinct().count() == 2;
            lookAt = complete ? Long.MAX_VALUE : System.nanoTime() + LOOK.toNanos();
            if (there.size() > consumer.assignment().size()) {
                List<TopicPartition> added = new ArrayList<>(there);
                added.removeAll(consumer.assignment());
                Map<TopicPartition, Long> positions = new HashMap<>();
                consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
                consumer.assign(there);
                consumer.seekToBeginning(added);
                positions.forEach(consumer::seek);
            }
            if (!caughtUp) {
                ends = consumer.endOffsets(there);
            }
        }

        private boolean hasCaughtUp() {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }

        private void take(ConsumerRecords<String, byte[]> records) {
            for (TopicPartition partition : records.partitions()) {
                for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                    try {
                        table.take(record);
                    } catch (RuntimeException outage) {
                        if (!RegistryOutage.causedBy(outage)) {
                            throw outage;
                        }
                        LOG.atWarn().setCause(outage).log("The registry was not there; reference data waits for it");
                        consumer.seek(partition, record.offset());
                        LockSupport.parkNanos(PAUSE.toNanos());
                        break;
                    }
                }
            }
        }
    }
}
