package dev.newswire.monitor.lag;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind on one partition.
 *
 * @param committedOffset next offset it will read; null when a member reads the partition but committed nothing yet,
 *     in which case everything on the partition counts as unread
 * @param logEndOffset next offset to be written, transaction markers and open transactions included
 * @param lag unread records; when not {@code exact}, the gap between offsets, which counts markers too
 * @param exact whether the records were counted in the log
 * @param nextUnreadAt timestamp of the next unread record; null when there is none, or it could not be read in time
 * @param member id of the member that reads it; null when nobody does, or the protocol does not tell
 * @param retentionUsed how much of the time until the topic deletes the next unread record has passed, from 0; 1 when
 *     unread records are gone already; null when the topic deletes nothing, or does not tell
 */
public record PartitionLag(
        String topic,
        int partition,
        @Nullable Long committedOffset,
        long logEndOffset,
        long lag,
        boolean exact,
        @Nullable Instant nextUnreadAt,
        @Nullable String member,
        @Nullable Double retentionUsed) {

    public PartitionLag {
        if (partition < 0 || logEndOffset < 0 || lag < 0) {
            throw new IllegalArgumentException("negative: " + topic + "-" + partition + " " + logEndOffset + " " + lag);
        }
    }

    /** Offsets between what was committed and the end; markers of transactions and open ones count. */
    public long gap() {
        return Math.max(0, logEndOffset - (committedOffset == null ? 0 : committedOffset));
    }

    /** Age of the next unread record at {@code now}, never negative; null when there is none. */
    public @Nullable Duration timeLag(Instant now) {
        if (nextUnreadAt == null) {
            return null;
        }
        Duration age = Duration.between(nextUnreadAt, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
