package dev.newswire.monitor.subscribe;

/**
 * A record that holds no enriched item.
 *
 * @param reason one line for people
 */
public record Undecodable(String topic, int partition, long offset, String reason) {
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset + ": " + reason;
    }
}
