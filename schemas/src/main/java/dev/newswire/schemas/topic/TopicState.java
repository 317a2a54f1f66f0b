package dev.newswire.schemas.topic;

import java.util.Map;

/**
 * How a topic of the catalogue stands on a cluster.
 *
 * @param topic what the catalogue says
 * @param partitions how many partitions it has there; 0 when it does not exist
 * @param differing settings that are not the catalogue's, by name, with the cluster's values
 */
public record TopicState(Topic topic, int partitions, Map<String, String> differing) {

    public TopicState {
        differing = Map.copyOf(differing);
    }

    /** Whether the cluster has the topic. */
    public boolean exists() {
        return partitions > 0;
    }
}
