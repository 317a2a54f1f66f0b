package dev.newswire.monitor.subscribe;

/**
 * What a subscription saw: {@code read = matched + filtered + undecodable + removals}.
 *
 * @param filtered items the query does not want, by content or by age
 * @param removals records that only say an item is gone
 */
public record Summary(long read, long matched, long filtered, long undecodable, long removals) {
    public Summary {
        if (read != matched + filtered + undecodable + removals) {
            throw new IllegalArgumentException("records are missing from the count");
        }
    }
}
