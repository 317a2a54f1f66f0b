package dev.newswire.sink;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What a writer may know of the consumer group it writes for. */
public interface Membership {

    /** The consumer group. */
    String group();

    /** The group's name for this instance, new with every join. */
    String member();

    /** The group's generation this instance belongs to. */
    int generation();

    /** The broker's id of a topic: another one means another topic of the same name, whose offsets begin anew. */
    String topicId(String topic);

    /**
     * The offsets the group has committed, for writers whose targets hold none; empty where there is none.
     *
     * @throws dev.newswire.runtime.error.RetriableException when the coordinator does not answer
     */
    Map<TopicPartition, OptionalLong> committed(Set<TopicPartition> partitions);

    /**
     * Returns only if the group, asked now, still counts this instance as the owner of the partitions.
     *
     * @param nextOffsets what the store says of the partitions
     * @throws FencedException when the group has moved on
     */
    void prove(Map<TopicPartition, OptionalLong> nextOffsets) throws FencedException;
}
