package dev.newswire.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.MonitorService;
import dev.newswire.monitor.status.GroupStatus;
import dev.newswire.monitor.status.LagStatus;
import dev.newswire.monitor.status.PartitionStatus;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups of every protocol in every condition, watched with the default settings while transactions are written. */
@ExtendWith(EmbeddedStack.class)
class LagStatusIT {
    private static final Duration REPORTED = Duration.ofSeconds(30);
    private static final Duration JOINED = Duration.ofSeconds(60);
    private static final int WRITES_FOR_A_READ = 4;

    private final ClusterConfig cluster;
    private final String suffix = "-" + UUID.randomUUID();
    private final TopicPartition live = new TopicPartition("live" + suffix, 0);
    private final TopicPartition quiet = new TopicPartition("quiet" + suffix, 0);
    private final TopicPartition kept = new TopicPartition("kept" + suffix, 0);
    private final ConcurrentSkipListMap<Long, Instant> ledger = new ConcurrentSkipListMap<>();
    private final Map<String, GroupReader> readers = new HashMap<>();
    private final Map<String, LagStatus> expected = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private long transactions;

    LagStatusIT(EmbeddedBroker broker) {
        cluster = ClusterConfig.of(broker.address(), "http://localhost:1");
    }

    @Test
    void eachIsSeenWithinHalfAMinuteAndItsTimeLagIsTrue() throws Exception {
        MonitorConfig defaults = MonitorConfig.from(Config.defaults(MonitorConfig.KEYS));
        Map<String, Object> transactional = new HashMap<>(cluster.kafka());
        transactional.put("transactional.id", "writer" + suffix);
        ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor();
        try (Admin admin = Admin.create(cluster.kafka());
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(transactional, new StringSerializer(), new StringSerializer());
                MonitorService monitor =
                        new MonitorService(cluster, defaults, new SimpleMeterRegistry(), Clock.systemUTC())) {
            begin(admin, producer);
            Future<?> writes = writing.scheduleAtFixedRate(() -> write(producer, live), 0, 100, TimeUnit.MILLISECONDS);
            monitor.start();
            await().atMost(JOINED).pollInterval(Duration.ofMillis(500)).until(() -> expected.keySet().stream()
                    .allMatch(group -> hasCommitted(monitor, group)));
            disturb(admin);
            await().atMost(REPORTED).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                check(monitor.statuses());
                assertThat(seen).containsAll(wanted());
            });
            assertThat(writes.isDone()).as("it wrote all the time").isFalse();
            writing.shutdown();
            assertThat(writing.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            writing.shutdownNow();
            readers.values().forEach(GroupReader::close);
        }
    }

    private void begin(Admin admin, KafkaProducer<String, String> producer) throws Exception {
        NewTopic shortLived = new NewTopic(kept.topic(), Optional.of(1), Optional.empty());
        admin.createTopics(List.of(
                        new NewTopic(live.topic(), Optional.of(1), Optional.empty()),
                        new NewTopic(quiet.topic(), Optional.of(1), Optional.empty()),
                        shortLived.configs(Map.of("retention.ms", "600000"))))
                .all()
                .get();
        producer.initTransactions();
        for (int i = 0; i < 3; i++) {
            write(producer, quiet);
        }
        producer.beginTransaction();
        long old = Instant.now().minusSeconds(550).toEpochMilli();
        producer.send(new ProducerRecord<>(kept.topic(), 0, old, "old", "old"));
        producer.commitTransaction();
        for (GroupProtocol protocol : GroupProtocol.values()) {
            join("stopped", protocol, live, LagStatus.STOP);
            join("slowed", protocol, live, LagStatus.WARN);
            join("rewound", protocol, live, LagStatus.REWIND);
            join("idle", protocol, quiet, LagStatus.OK);
        }
        join("stalled", GroupProtocol.CONSUMER, live, LagStatus.STALL);
        String late = "late" + suffix;
        expected.put(late, LagStatus.RETENTION_RISK);
        admin.alterConsumerGroupOffsets(late, Map.of(kept, new OffsetAndMetadata(0)))
                .all()
                .get();
    }

    private void join(String plan, GroupProtocol protocol, TopicPartition partition, LagStatus status) {
        String group = plan + "-" + protocol + suffix;
        expected.put(group, status);
        readers.put(group, new GroupReader(cluster, group, protocol, partition.topic()));
    }

    private void disturb(Admin admin) {
        readers.forEach((group, reader) -> {
            if (group.startsWith("slowed") || group.startsWith("stalled")) {
                reader.slow();
            } else if (!group.startsWith("idle")) {
                reader.close();
            }
        });
        Map<TopicPartition, OffsetAndMetadata> back = Map.of(live, new OffsetAndMetadata(1));
        for (String group : readers.keySet()) {
            if (group.startsWith("rewound")) {
                await().atMost(Duration.ofSeconds(15)).ignoreExceptions().untilAsserted(() -> {
                    if (group.contains(GroupProtocol.STREAMS.name())) {
                        admin.alterStreamsGroupOffsets(group, back).all().get();
                    } else {
                        admin.alterConsumerGroupOffsets(group, back).all().get();
                    }
                });
            }
        }
    }

    /** Every fifth transaction is aborted. */
    private void write(KafkaProducer<String, String> producer, TopicPartition partition) {
        try {
            boolean commit = ++transactions % 5 != 0;
            Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
            producer.beginTransaction();
            RecordMetadata written = producer.send(
                            new ProducerRecord<>(partition.topic(), 0, now.toEpochMilli(), "key", "value"))
                    .get();
            if (!commit) {
                producer.abortTransaction();
                return;
            }
            if (partition.equals(live)) {
                ledger.put(written.offset(), now);
            }
            producer.commitTransaction();
            if (transactions % WRITES_FOR_A_READ == 0) {
                readers.forEach((group, reader) -> {
                    if (group.startsWith("slowed")) {
                        reader.allow();
                    }
                });
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean hasCommitted(MonitorService monitor, String group) {
        return monitor.statuses().stream()
                .filter(status -> status.lag().group().equals(group))
                .flatMap(status -> status.lag().partitions().stream())
                .anyMatch(partition -> partition.committedOffset() != null);
    }

    private void check(List<GroupStatus> groups) {
        for (GroupStatus group : groups) {
            String name = group.lag().group();
            for (PartitionStatus partition : group.partitions()) {
                if (expected.containsKey(name)) {
                    seen.add(name + " " + partition.status());
                }
                if (name.startsWith("idle-") && name.endsWith(suffix)) {
                    assertThat(partition.status()).as(name).isEqualTo(LagStatus.OK);
                    assertThat(partition.lag().lag()).as(name).isZero();
                }
                if (partition.lag().topic().equals(live.topic())
                        && partition.lag().lag() > 0) {
                    timeLagIsTrue(group.lag(), partition.lag());
                }
            }
        }
    }

    private void timeLagIsTrue(GroupLag group, PartitionLag partition) {
        Instant next = ledger.ceilingEntry(Objects.requireNonNullElse(partition.committedOffset(), 0L))
                .getValue();
        assertThat(partition.timeLag(group.readAt()))
                .as(group.group())
                .isCloseTo(Duration.between(next, group.readAt()), Duration.ofSeconds(1));
    }

    private Set<String> wanted() {
        Set<String> wanted = new HashSet<>();
        expected.forEach((group, status) -> wanted.add(group + " " + status));
        return wanted;
    }
}
