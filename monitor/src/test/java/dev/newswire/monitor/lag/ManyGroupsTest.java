package dev.newswire.monitor.lag;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.newswire.monitor.status.GroupStatus;
import dev.newswire.monitor.status.LagHistory;
import dev.newswire.monitor.status.LagStatus;
import dev.newswire.runtime.cluster.ClusterConfig;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A thousand groups of fifty partitions each, all of them behind, on a cluster that answers at once. */
class ManyGroupsTest {
    private static final int GROUPS = 1000;
    private static final int PARTITIONS = 50;
    private static final int SAMPLES = 8;
    private static final long MIB = 1024 * 1024;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void areJudgedWithinASecondAnd200MiB() {
        Crowd crowd = new Crowd();
        LagHistory history = new LagHistory(5, 0.8);
        List<GroupStatus> judged = List.of();
        List<Long> times = new ArrayList<>();
        long most = 0;
        long before = used();
        try (GroupLagReader reader = new GroupLagReader(
                ClusterConfig.of("none:1", "http://none:1"), 1000, crowd, crowd, Clock.fixed(NOW, ZoneOffset.UTC))) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                crowd.goOn();
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long started = threads.getCurrentThreadCpuTime();
                judged = history.add(reader.read());
                times.add(threads.getCurrentThreadCpuTime() - started);
                most = Math.max(most, threads.getCurrentThreadAllocatedBytes() - allocated);
            }
            long kept = used() - before;
            Duration usual = Duration.ofNanos(
                    times.stream().sorted().skip(SAMPLES / 2).findFirst().orElseThrow());
            System.out.printf(
                    "%d groups of %d partitions: %d ms of CPU, %d MiB allocated for a sample, %d MiB kept%n",
                    GROUPS, PARTITIONS, usual.toMillis(), most / MIB, kept / MIB);
            assertThat(judged).hasSize(GROUPS);
            assertThat(judged.stream()
                            .flatMap(group -> group.partitions().stream())
                            .map(partition -> partition.status())
                            .collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                    .isEqualTo(Map.of(LagStatus.STOP, 25_000L, LagStatus.WARN, 25_000L));
            assertThat(usual).isLessThan(Duration.ofSeconds(1));
            assertThat((most + kept) / MIB).isLessThan(200);
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Half of the groups read one record where two are written, the others nothing. */
    private static final class Crowd implements ClusterView, SpanScanner {
        private long round;

        void goOn() {
            round++;
        }

        @Override
        public List<GroupFacts> groups() {
            List<GroupFacts> groups = new ArrayList<>();
            for (int group = 0; group < GROUPS; group++) {
                Map<TopicPartition, Long> committed = new HashMap<>();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    committed.put(new TopicPartition("topic-" + group, partition), group % 2 == 0 ? 5 : round);
                }
                groups.add(new GroupFacts(
                        "group-" + group, GroupProtocol.CLASSIC, "Stable", List.of(), committed, Map.of()));
            }
            return groups;
        }

        @Override
        public Map<TopicPartition, LogEnds> ends(Collection<TopicPartition> wanted) {
            return wanted.stream()
                    .collect(Collectors.toMap(
                            partition -> partition, partition -> new LogEnds(0, 100 + 2 * round, 101 + 2 * round)));
        }

        @Override
        public Map<String, Retention> retentions(Set<String> topics) {
            return topics.stream()
                    .collect(Collectors.toMap(topic -> topic, topic -> new Retention(Duration.ofDays(7), false)));
        }

        @Override
        public Map<Span, Unread> scan(Set<Span> spans, long limit) {
            return spans.stream()
                    .collect(Collectors.toMap(
                            span -> span, span -> new Unread(span.length(), true, NOW.minusSeconds(9))));
        }

        @Override
        public void close() {}
    }
}
