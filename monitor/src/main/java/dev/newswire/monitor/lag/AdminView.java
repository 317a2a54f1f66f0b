package dev.newswire.monitor.lag;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** A cluster seen through an admin client, which it owns. */
final class AdminView implements ClusterView {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final ClusterGroups groups;
    private final ClusterLogs logs;
    private final TopicRetentions retentions;

    AdminView(Admin admin, Clock clock) {
        this.admin = admin;
        this.groups = new ClusterGroups(admin);
        this.logs = new ClusterLogs(admin);
        this.retentions = new TopicRetentions(admin, clock);
    }

    @Override
    public List<GroupFacts> groups() throws ExecutionException, InterruptedException {
        return groups.read();
    }

    @Override
    public Map<TopicPartition, LogEnds> ends(Collection<TopicPartition> wanted)
            throws ExecutionException, InterruptedException {
        return logs.ends(wanted);
    }

    @Override
    public Map<String, Retention> retentions(Set<String> topics) throws InterruptedException {
        return retentions.of(topics);
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }
}
