package dev.newswire.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group and how far it is behind.
 *
 * @param state as Kafka names it: {@code Stable}, {@code Empty}, {@code PreparingRebalance}, …
 * @param readAt when the offsets were read
 * @param partitions by topic and partition
 */
public record GroupLag(
        String group,
        GroupProtocol protocol,
        String state,
        Instant readAt,
        List<GroupMember> members,
        List<PartitionLag> partitions) {

    public GroupLag {
        members = List.copyOf(members);
        partitions = List.copyOf(partitions);
    }

    /** Unread records on all partitions. */
    public long lag() {
        return partitions.stream().mapToLong(PartitionLag::lag).sum();
    }

    /** Whether every partition's records were counted. */
    public boolean exact() {
        return partitions.stream().allMatch(PartitionLag::exact);
    }

    /** Age of the oldest unread record when this was read; null when nothing is unread. */
    public @Nullable Duration timeLag() {
        return partitions.stream()
                .map(partition -> partition.timeLag(readAt))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
