package dev.newswire.monitor.status;

import dev.newswire.monitor.lag.GroupLag;
import dev.newswire.monitor.lag.PartitionLag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers the last samples of every group, and judges them. Groups and partitions that are gone are forgotten. A file
 * carries the memory over a restart; see {@link LagHistoryFile}. Not thread-safe.
 */
public final class LagHistory {
    private final int samples;
    private final StatusRules rules;
    private Map<String, Map<TopicPartition, LagWindow>> windows = Map.of();

    /**
     * @param samples how many a status rests on
     * @param retentionRisk share of retention used up from which records are in danger
     */
    public LagHistory(int samples, double retentionRisk) {
        this.samples = samples;
        this.rules = new StatusRules(retentionRisk);
    }

    /** Takes the next sample, and says what all of them mean. */
    public List<GroupStatus> add(List<GroupLag> sample) {
        Map<String, Map<TopicPartition, LagWindow>> next = new HashMap<>();
        List<GroupStatus> judged = new ArrayList<>(sample.size());
        for (GroupLag group : sample) {
            Map<TopicPartition, LagWindow> before = windows.getOrDefault(group.group(), Map.of());
            Map<TopicPartition, LagWindow> now = new HashMap<>();
            List<PartitionStatus> partitions =
                    new ArrayList<>(group.partitions().size());
            for (PartitionLag partition : group.partitions()) {
                TopicPartition name = new TopicPartition(partition.topic(), partition.partition());
                LagWindow window = Objects.requireNonNullElseGet(before.get(name), () -> new LagWindow(samples));
                window.add(group.readAt(), partition);
                now.put(name, window);
                partitions.add(rules.judge(window, partition));
            }
            next.put(group.group(), now);
            judged.add(new GroupStatus(group, LagStatus.ofGroup(partitions), partitions));
        }
        windows = next;
        return judged;
    }

    int samples() {
        return samples;
    }

    Map<String, Map<TopicPartition, LagWindow>> windows() {
        return windows;
    }

    /** Takes what was remembered elsewhere, without windows whose newest sample is older than {@code oldest}. */
    void restore(Map<String, Map<TopicPartition, LagWindow>> remembered, Instant oldest) {
        Map<String, Map<TopicPartition, LagWindow>> fresh = new HashMap<>();
        remembered.forEach((group, partitions) -> {
            Map<TopicPartition, LagWindow> kept = new HashMap<>(partitions);
            kept.values().removeIf(window -> window.newest() < oldest.toEpochMilli());
            if (!kept.isEmpty()) {
                fresh.put(group, kept);
            }
        });
        windows = fresh;
    }
}
