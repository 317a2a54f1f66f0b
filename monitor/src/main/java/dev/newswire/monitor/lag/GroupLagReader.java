package dev.newswire.monitor.lag;

import dev.newswire.monitor.MonitorConfig;
import dev.newswire.monitor.log.ClusterErrors;
import dev.newswire.monitor.log.CommittedLog;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.RetriableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the lag of every consumer group. Lag is what is really unread: transactions leave markers in the log that take up
 * offsets but are no records, so wherever the gap between offsets is small enough the unread records are counted
 * in the log itself, committed ones only. The counts are kept between reads, so an idle group costs no reading.
 *
 * <p>Threads take turns. The reader owns its connections; close it.
 */
public final class GroupLagReader implements AutoCloseable {
    private static final String CLIENT_ID = "newswire-lag";
    private static final int RECORDS_PER_POLL = 500;
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final ClusterConfig cluster;
    private final ClusterView view;
    private final SpanScanner scanner;
    private final UnreadCounter counter;
    private final Clock clock;

    /** Closes the view and the scanner when closed. */
    GroupLagReader(ClusterConfig cluster, int countLimit, ClusterView view, SpanScanner scanner, Clock clock) {
        this.cluster = cluster;
        this.view = view;
        this.clock = clock;
        this.scanner = scanner;
        this.counter = new UnreadCounter(scanner, countLimit);
    }

    /** Connects on first use, not yet here; throws UserError when Kafka refuses the settings. */
    public static GroupLagReader open(ClusterConfig cluster, MonitorConfig config, Clock clock) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        int timeout = Math.toIntExact(config.timeout().toMillis());
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, CLIENT_ID);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
        try {
            Admin admin = Admin.create(settings);
            try {
                return new GroupLagReader(
                        cluster,
                        config.countLimit(),
                        new AdminView(admin, clock),
                        new LogScanner(CommittedLog.open(cluster, CLIENT_ID, RECORDS_PER_POLL), config.timeout()),
                        clock);
            } catch (KafkaException refused) {
                admin.close(CLOSE);
                throw refused;
            }
        } catch (KafkaException refused) {
            throw ClusterErrors.of(refused, cluster, "opening connections");
        }
    }

    /**
     * All groups by name. Throws RetriableException when the cluster does not answer in time, UserError when it refuses
     * us.
     */
    public synchronized List<GroupLag> read() {
        try {
            List<GroupFacts> groups = view.groups();
            Set<TopicPartition> partitions = new HashSet<>();
            groups.forEach(group -> partitions.addAll(group.partitions()));
            Map<TopicPartition, LogEnds> ends = view.ends(partitions);
            Map<String, Retention> kept = view.retentions(
                    ends.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet()));
            Map<Span, Unread> unread = counter.count(spans(groups, ends));
            Instant now = clock.instant();
            return groups.stream()
                    .map(group -> lag(group, ends, unread, kept, now))
                    .toList();
        } catch (ExecutionException | KafkaException failed) {
            throw ClusterErrors.of(failed, cluster, "reading the lag of consumer groups");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RetriableException("Interrupted while reading the lag of consumer groups.", interrupted);
        }
    }

    private static Set<Span> spans(List<GroupFacts> groups, Map<TopicPartition, LogEnds> ends) {
        Set<Span> spans = new HashSet<>();
        for (GroupFacts group : groups) {
            for (TopicPartition partition : group.partitions()) {
                LogEnds log = ends.get(partition);
                if (log != null) {
                    spans.add(log.unread(partition, group.committed().get(partition)));
                }
            }
        }
        return spans;
    }

    /** Pure: puts together what the coordinator, the logs and the count said. Partitions that are gone are left out. */
    static GroupLag lag(
            GroupFacts group,
            Map<TopicPartition, LogEnds> ends,
            Map<Span, Unread> unread,
            Map<String, Retention> kept,
            Instant now) {
        List<PartitionLag> partitions = new ArrayList<>();
        for (TopicPartition partition : group.partitions()) {
            LogEnds log = ends.get(partition);
            if (log == null) {
                continue;
            }
            Long committed = group.committed().get(partition);
            Unread count = Objects.requireNonNullElse(unread.get(log.unread(partition, committed)), Unread.NONE);
            partitions.add(new PartitionLag(
                    partition.topic(),
                    partition.partition(),
                    committed,
                    log.end(),
                    count.records(),
                    count.exact(),
                    count.next(),
                    group.owners().get(partition),
                    kept.getOrDefault(partition.topic(), Retention.NONE).used(committed, log, count, now)));
        }
        List<GroupMember> members = group.members().stream()
                .sorted(Comparator.comparing(GroupMember::id))
                .toList();
        return new GroupLag(group.group(), group.protocol(), group.state(), now, members, partitions);
    }

    @Override
    public synchronized void close() {
        scanner.close();
        view.close();
    }
}
