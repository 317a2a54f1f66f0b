package dev.newswire.sink.postgres;

import dev.newswire.sink.FencedException;
import dev.newswire.sink.Membership;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** A consumer group that counts the member in, or no longer does. */
record StubMembership(String member, int generation, String topicId, boolean current) implements Membership {

    static StubMembership of(String member, int generation) {
        return new StubMembership(member, generation, "topic-1", true);
    }

    @Override
    public String group() {
        return "newswire-sink-postgres";
    }

    @Override
    public String topicId(String topic) {
        return topicId;
    }

    @Override
    public Map<TopicPartition, OptionalLong> committed(Set<TopicPartition> partitions) {
        return Map.of();
    }

    @Override
    public void prove(Map<TopicPartition, OptionalLong> nextOffsets) throws FencedException {
        if (!current) {
            throw new FencedException("the group has moved on", nextOffsets.keySet(), null);
        }
    }
}
