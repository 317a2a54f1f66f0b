package dev.newswire.monitor.erase;

import java.util.Objects;

/**
 * How far the group of a sink is with tombstones.
 *
 * @param group the consumer group
 * @param running whether it has members
 * @param partitions how many partitions the tombstones stand on
 * @param passed on how many of them it has committed a position behind the last of them
 */
public record SinkProgress(String group, boolean running, int partitions, int passed) {

    public SinkProgress {
        Objects.requireNonNull(group, "group");
    }

    public boolean done() {
        return passed == partitions;
    }
}
