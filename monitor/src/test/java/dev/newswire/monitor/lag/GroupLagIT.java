package dev.newswire.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.MonitorService;
import dev.newswire.runtime.cluster.ClusterConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStack.class)
class GroupLagIT {
    private static final MonitorConfig CONFIG = new MonitorConfig(Duration.ofMillis(200), 1000, Duration.ofSeconds(10));
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ClusterConfig cluster;
    private final Traffic traffic;
    private final GroupLagReader reader;

    GroupLagIT(EmbeddedBroker broker) {
        cluster = ClusterConfig.of(broker.address(), "http://localhost:1");
        traffic = new Traffic(cluster);
        reader = GroupLagReader.open(cluster, CONFIG, Clock.systemUTC());
    }

    @BeforeEach
    void connect() throws Exception {
        traffic.createTopic();
    }

    @AfterEach
    void close() {
        reader.close();
        traffic.close();
    }

    @Test
    void anIdleGroupOnATopicWrittenByTransactionsHasNoLag() throws Exception {
        for (int transaction = 0; transaction < 3; transaction++) {
            traffic.transaction(true, Instant.now(), "a", "b");
        }
        // Two records and a marker each time: the last record is at 7, so a group that read it commits 8 of 9.
        traffic.commit("reader", 8);
        PartitionLag lag = only("reader");
        assertThat(lag.logEndOffset()).isEqualTo(9);
        assertThat(lag.committedOffset()).isEqualTo(8);
        assertThat(lag.lag()).isZero();
        assertThat(lag.exact()).isTrue();
        assertThat(lag.nextUnreadAt()).isNull();
    }

    @Test
    void aStoppedGroupHasExactLagAndTimeLag() throws Exception {
        Instant next = Instant.now().minus(90, ChronoUnit.SECONDS);
        traffic.transaction(true, next.minusSeconds(60), "a", "b", "c");
        traffic.transaction(true, next, "d", "e");
        traffic.commit("stopped", 3);
        PartitionLag lag = only("stopped");
        assertThat(lag.lag()).isEqualTo(2);
        assertThat(lag.exact()).isTrue();
        assertThat(lag.timeLag(Instant.now())).isCloseTo(Duration.ofSeconds(90), Duration.ofSeconds(1));
        assertThat(group("stopped").orElseThrow().state()).isEqualTo("Empty");

        traffic.transaction(true, Instant.now(), "f");
        assertThat(only("stopped").lag()).isEqualTo(3);
        traffic.commit("stopped", 4);
        assertThat(only("stopped").lag()).isEqualTo(3);
        traffic.commit("stopped", 8);
        assertThat(only("stopped").lag()).isZero();
    }

    @Test
    void abortedAndOpenTransactionsAreNotUnread() throws Exception {
        traffic.transaction(true, Instant.now(), "a");
        traffic.transaction(false, Instant.now(), "b", "c");
        try (Producer<String, String> open = traffic.transactional()) {
            open.beginTransaction();
            traffic.send(open, Instant.now(), "d");
            open.flush();
            traffic.commit("reader", 0);
            PartitionLag lag = only("reader");
            assertThat(lag.lag()).isEqualTo(1);
            assertThat(lag.logEndOffset()).isEqualTo(6);
            open.abortTransaction();
        }
    }

    @Test
    void givesTheGapAndTheExactAgeWhereThereIsTooMuchToCount() throws Exception {
        Instant next = Instant.now().minusSeconds(30);
        traffic.transaction(true, next, "a", "b", "c", "d");
        traffic.commit("behind", 0);
        MonitorConfig small = new MonitorConfig(Duration.ofSeconds(1), 3, Duration.ofSeconds(10));
        try (GroupLagReader shy = GroupLagReader.open(cluster, small, Clock.systemUTC())) {
            PartitionLag lag = traffic.only(shy.read(), "behind");
            assertThat(lag.lag()).isEqualTo(5);
            assertThat(lag.exact()).isFalse();
            assertThat(lag.nextUnreadAt()).isCloseTo(next, within(1, ChronoUnit.MILLIS));
        }
    }

    @Test
    void groupsThatShareAPartitionAreCountedEach() throws Exception {
        traffic.transaction(true, Instant.now(), "a", "b", "c");
        traffic.commit("first", 0);
        traffic.commit("second", 2);
        traffic.commit("third", 4);
        assertThat(List.of(
                        only("first").lag(), only("second").lag(), only("third").lag()))
                .containsExactly(3L, 1L, 0L);
    }

    @Test
    void aDeletedTopicHoldsNothingUp() throws Exception {
        traffic.commit("orphan", 0);
        traffic.deleteTopic();
        Instant asked = Instant.now();
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                        group("orphan").map(GroupLag::partitions).orElse(List.of()))
                .isEmpty());
        assertThat(Duration.between(asked, Instant.now())).isLessThan(SOON);
    }

    @Test
    void seesConsumersOfTheNewProtocol() throws Exception {
        AutoCloseable member = traffic.consumer("modern", "consumer");
        try {
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
                GroupLag lag = group("modern").orElseThrow();
                assertThat(lag.protocol()).isEqualTo(GroupProtocol.CONSUMER);
                assertThat(lag.state()).isEqualTo("Stable");
                assertThat(lag.members()).hasSize(1);
                assertThat(lag.partitions()).singleElement().satisfies(partition -> assertThat(partition.member())
                        .isEqualTo(lag.members().get(0).id()));
            });
        } finally {
            member.close();
        }
    }

    @Test
    void seesStreamsOfTheClassicProtocol() throws Exception {
        seesStreams("classic", GroupProtocol.CLASSIC);
    }

    @Test
    void seesStreamsOfTheStreamsProtocol() throws Exception {
        seesStreams("streams", GroupProtocol.STREAMS);
    }

    private void seesStreams(String protocol, GroupProtocol expected) throws Exception {
        traffic.transaction(true, Instant.now(), "a", "b");
        AutoCloseable streams = traffic.streams("app-" + protocol, protocol);
        try {
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
                GroupLag lag = group("app-" + protocol).orElseThrow();
                assertThat(lag.protocol()).isEqualTo(expected);
                assertThat(lag.state()).isEqualTo("Stable");
                assertThat(lag.partitions()).singleElement().satisfies(partition -> {
                    assertThat(partition.committedOffset()).isNotNull();
                    assertThat(partition.lag()).isZero();
                    assertThat(partition.member())
                            .isEqualTo(lag.members().get(0).id());
                });
            });
        } finally {
            streams.close();
        }
    }

    @Test
    void theServiceShowsLagAsMetrics() throws Exception {
        traffic.transaction(true, Instant.now().minusSeconds(5), "a", "b");
        traffic.commit("metered", 1);
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        MonitorService service = new MonitorService(cluster, CONFIG, metrics, Clock.systemUTC());
        assertThat(service.ready()).isFalse();
        assertThat(service.waitingFor()).contains("first sample");
        service.start();
        try {
            await().atMost(SOON).until(service::ready);
            assertThat(traffic.only(service.latest(), "metered").lag()).isEqualTo(1);
            assertThat(metrics.get("kafka.consumergroup.group.lag")
                            .tag("group", traffic.name("metered"))
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(metrics.get("kafka.consumergroup.group.lag.seconds")
                            .tag("group", traffic.name("metered"))
                            .gauge()
                            .value())
                    .isBetween(5.0, 20.0);
        } finally {
            Instant asked = Instant.now();
            service.close();
            service.close();
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
    }

    private Optional<GroupLag> group(String name) {
        return reader.read().stream()
                .filter(group -> group.group().equals(traffic.name(name)))
                .findFirst();
    }

    private PartitionLag only(String name) {
        return traffic.only(reader.read(), name);
    }

    @Test
    void aClusterThatDoesNotAnswerMakesItNotReady() {
        ClusterConfig nowhere = ClusterConfig.of("127.0.0.1:1", "http://localhost:1");
        MonitorConfig hasty = new MonitorConfig(Duration.ofMillis(100), 1, Duration.ofMillis(300));
        try (MonitorService service =
                new MonitorService(nowhere, hasty, new SimpleMeterRegistry(), Clock.systemUTC())) {
            service.start();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(service.waitingFor()).contains("kafka.bootstrap.servers"));
            assertThat(service.ready()).isFalse();
            assertThat(service.failure()).isEmpty();
        }
    }
}
