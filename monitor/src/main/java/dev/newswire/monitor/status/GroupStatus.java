package dev.newswire.monitor.status;

import dev.newswire.monitor.lag.GroupLag;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A group's last sample, and what it means after those before.
 *
 * @param status null while too little is known to tell, and nothing speaks against it
 * @param partitions in the order of the sample
 */
public record GroupStatus(GroupLag lag, @Nullable LagStatus status, List<PartitionStatus> partitions) {

    public GroupStatus {
        partitions = List.copyOf(partitions);
    }

    /** Whether it is as bad as {@code least}: a partition for what partitions can be, the group for ERR. */
    public boolean isAtLeast(LagStatus least) {
        if (least == LagStatus.ERR) {
            return status != null && status.compareTo(least) >= 0;
        }
        return partitions.stream()
                .map(PartitionStatus::status)
                .anyMatch(found -> found != null && found.compareTo(least) >= 0);
    }

    /** Offsets written to its partitions a second; null before the second sample. */
    public @Nullable Double writtenPerSecond() {
        return sum(PartitionStatus::writtenPerSecond);
    }

    /** Offsets it moved on a second; null before the second sample. */
    public @Nullable Double readPerSecond() {
        return sum(PartitionStatus::readPerSecond);
    }

    /** Until its last partition has caught up; null when one never does, or it is not known. */
    public @Nullable Duration catchUp() {
        return partitions.stream().anyMatch(partition -> partition.catchUp() == null)
                ? null
                : partitions.stream()
                        .map(PartitionStatus::catchUp)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO);
    }

    /** Of the partition where most is used up; null when no topic deletes anything. */
    public @Nullable Double retentionUsed() {
        return partitions.stream()
                .map(partition -> partition.lag().retentionUsed())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable Double sum(Function<PartitionStatus, @Nullable Double> rate) {
        return partitions.stream()
                .map(rate)
                .filter(Objects::nonNull)
                .reduce(Double::sum)
                .orElse(null);
    }
}
