package dev.newswire.ingest.publish;

import java.time.Duration;

/**
 * How readings are published.
 *
 * @param transactionalId unique to the process: whoever uses it again fences the one before
 * @param items most readings in a transaction
 * @param bytes most bytes in a transaction, unless one reading alone has more
 * @param delay longest a reading waits for others before its transaction begins
 * @param timeout longest that one transaction is tried, retries included
 */
public record PublishSettings(String transactionalId, int items, long bytes, Duration delay, Duration timeout) {

    public PublishSettings {
        if (transactionalId.isBlank()) {
            throw new IllegalArgumentException("A transactional producer has an id");
        }
        if (items < 1 || bytes < 1) {
            throw new IllegalArgumentException("A transaction holds at least one reading");
        }
        if (delay.isNegative() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("Times are positive");
        }
    }
}
