package dev.newswire.monitor.status;

import dev.newswire.monitor.lag.PartitionLag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a group does on one partition.
 *
 * @param status null while the window is too short to tell
 * @param writtenPerSecond offsets written a second, markers of transactions among them; null before the second sample
 * @param readPerSecond offsets the group moved on a second; null before the second sample, and when it went back
 * @param catchUp time until nothing is unread if both go on so; null when they never meet, or it is not known
 */
public record PartitionStatus(
        PartitionLag lag,
        @Nullable LagStatus status,
        @Nullable Double writtenPerSecond,
        @Nullable Double readPerSecond,
        @Nullable Duration catchUp) {}
