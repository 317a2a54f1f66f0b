package dev.newswire.monitor.subscribe;

import dev.newswire.monitor.log.ClusterErrors;
import dev.newswire.monitor.log.CommittedLog;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.serde.AvroSerdes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the committed items a query wants to a callback. It joins no group, so any number may run at once and
 * none shows up as lag. {@link #run} occupies the calling thread, on which the callbacks are made; {@link #close} ends it
 * from any other. Used once.
 */
public final class Subscription implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final int RECORDS_PER_POLL = 200;

    private final ClusterConfig cluster;
    private final Query query;
    private final Clock clock;
    private final Predicate<EnrichedItem> filter;
    private final Object lock = new Object();

    private boolean closed;
    private @Nullable Consumer<byte[], byte[]> consumer;

    public Subscription(ClusterConfig cluster, Query query, Clock clock) {
        this.cluster = cluster;
        this.query = query;
        this.clock = clock;
        this.filter = query.filter();
    }

    /**
     * Reads until {@link #close}, or, when the query does not follow, until what was there at the start has been read. A
     * record that cannot be decoded is reported and passed over. Throws RetriableException when the cluster or the registry
     * does not answer, UserError when the topic does not exist or access is refused; what a callback throws passes through.
     */
    public Summary run(
            java.util.function.Consumer<EnrichedItem> onItem, java.util.function.Consumer<Undecodable> onUndecodable) {
        Delivery delivery = new Delivery(filter, onItem, onUndecodable);
        Consumer<byte[], byte[]> opened = open();
        if (opened == null) {
            return delivery.summary();
        }
        try (ItemDecoder decoder =
                new ItemDecoder(new AvroSerdes(cluster.registry()).deserializer(EnrichedItem.class))) {
            read(opened, decoder, delivery);
        } catch (WakeupException asked) {
            // close() was called: that is the way out.
        } catch (KafkaException failed) {
            throw ClusterErrors.of(failed, cluster, "reading " + query.topic().name());
        } finally {
            synchronized (lock) {
                consumer = null;
            }
            opened.close(CloseOptions.timeout(CLOSE));
        }
        return delivery.summary();
    }

    private @Nullable Consumer<byte[], byte[]> open() {
        synchronized (lock) {
            if (closed) {
                return null;
            }
            try {
                consumer = CommittedLog.open(cluster, "newswire-subscribe", RECORDS_PER_POLL);
            } catch (KafkaException refused) {
                throw ClusterErrors.of(refused, cluster, "opening connections");
            }
            return consumer;
        }
    }

    private void read(Consumer<byte[], byte[]> log, ItemDecoder decoder, Delivery delivery) {
        List<TopicPartition> partitions = partitions(log);
        log.assign(partitions);
        Map<TopicPartition, Long> ends = log.endOffsets(partitions, ANSWER);
        long oldest = oldest();
        seek(log, partitions, ends, oldest);
        while (query.follow() || partitions.stream().anyMatch(each -> log.position(each, ANSWER) < end(ends, each))) {
            for (ConsumerRecord<byte[], byte[]> record : log.poll(POLL)) {
                synchronized (lock) {
                    if (closed) {
                        return;
                    }
                }
                long end = end(ends, new TopicPartition(record.topic(), record.partition()));
                if (!query.follow() && record.offset() >= end) {
                    continue;
                }
                // Timestamps do not rise with offsets, and markers have one too: seeking alone lets older ones in.
                if (record.timestamp() < oldest) {
                    delivery.pass();
                } else {
                    delivery.accept(record, decoder);
                }
            }
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition), "no end of " + partition);
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> log) {
        String topic = query.topic().name();
        var found = log.listTopics(ANSWER).get(topic);
        if (found == null || found.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "There is no topic " + topic + " on the cluster at " + cluster.bootstrapServers()
                            + ". Create the topics with `newswire topics create`, or name another cluster.");
        }
        return found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private long oldest() {
        return query.start() instanceof Start.Since since
                ? clock.instant().minus(since.age()).toEpochMilli()
                : Long.MIN_VALUE;
    }

    private void seek(
            Consumer<byte[], byte[]> log,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            long oldest) {
        if (query.start() instanceof Start.Beginning) {
            log.seekToBeginning(partitions);
        } else if (query.start() instanceof Start.Now) {
            ends.forEach(log::seek);
        } else {
            Map<TopicPartition, Long> times = new HashMap<>();
            partitions.forEach(partition -> times.put(partition, Math.max(0, oldest)));
            Map<TopicPartition, @Nullable OffsetAndTimestamp> found = log.offsetsForTimes(times, ANSWER);
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp first = found.get(partition);
                log.seek(partition, first == null ? end(ends, partition) : first.offset());
            }
        }
    }

    /** Idempotent; returns at once. {@link #run} comes back as soon as the record in hand is delivered. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (consumer != null) {
                consumer.wakeup();
            }
        }
    }
}
