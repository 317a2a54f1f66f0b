package dev.newswire.ingest.http;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second how far enrich lags behind on {@code news.raw}. Above the limit pushing is held back until the lag
 * has halved, so that it does not start and stop with every record. Offsets are counted, transaction markers included:
 * enough for a limit of thousands. A group that has never read anything lags behind nothing. A thread of its own.
 */
final class PipelineLag implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineLag.class);
    private static final long PERIOD_MS = 1_000;
    private static final long ASK_MS = 5_000;
    private static final long CLOSE_MS = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ClusterConfig cluster;
    private final String group;
    private final LagGate gate;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    PipelineLag(ClusterConfig cluster, String group, long most) {
        this.cluster = cluster;
        this.group = group;
        this.gate = new LagGate(most, LONGEST);
        this.thread = new Thread(this::run, "newswire-ingest-lag");
        this.thread.setDaemon(true);
    }

    void start() {
        if (gate.limited()) {
            thread.start();
        }
    }

    /** How long to hold back; empty while there is no need. */
    Optional<Duration> hold() {
        return gate.hold();
    }

    long records() {
        return gate.records();
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        @Nullable Admin admin = null;
        try {
            while (!closing.await(PERIOD_MS, TimeUnit.MILLISECONDS)) {
                try {
                    admin = admin == null ? Admin.create(new HashMap<>(cluster.kafka())) : admin;
                    gate.sample(lag(admin), System.nanoTime());
                } catch (KafkaException | ExecutionException | TimeoutException e) {
                    LOG.atDebug().addKeyValue("cause", e.toString()).log("The lag cannot be measured now");
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.atDebug().log("The lag is no longer measured");
        } finally {
            if (admin != null) {
                admin.close(Duration.ofSeconds(1));
            }
        }
    }

    private long lag(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ASK_MS, TimeUnit.MILLISECONDS)
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().topic().equals(Topics.RAW.name()) && entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (committed.isEmpty()) {
            return 0;
        }
        Map<TopicPartition, OffsetSpec> asked = committed.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end = admin.listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ASK_MS, TimeUnit.MILLISECONDS);
        return committed.entrySet().stream()
                .mapToLong(entry -> Math.max(
                        0,
                        Objects.requireNonNull(end.get(entry.getKey())).offset()
                                - entry.getValue().offset()))
                .sum();
    }
}
