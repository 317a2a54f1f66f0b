package dev.newswire.monitor.erase;

import java.time.Duration;
import java.util.Objects;

/**
 * What a topic holds of items that are to be erased.
 *
 * @param topic its name
 * @param records how many records with a value are of these items
 * @param compacted whether tombstones remove them; else only their age does
 * @param stays how long they stand there yet at most: after a tombstone where {@code compacted}, else after they were
 *     written. Of a partition that nobody writes to any more the last segment is not compacted, and stands until its
 *     retention ends
 */
public record TopicTrace(String topic, long records, boolean compacted, Duration stays) {

    public TopicTrace {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(stays, "stays");
        if (records < 0) {
            throw new IllegalArgumentException("records cannot be fewer than none: " + records);
        }
    }
}
