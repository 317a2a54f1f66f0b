package dev.newswire.sink;

import dev.newswire.runtime.error.RetriableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/**
 * The consumer's own place in its group. The proof is a commit: the coordinator takes it only from a member of the
 * generation that is current when it arrives.
 */
final class GroupMembership implements Membership {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Consumer<?, ?> consumer;
    private final Admin admin;
    private final ConsumerGroupMetadata group;
    private final Map<String, String> topicIds = new HashMap<>();
    private final Map<TopicPartition, Long> deadLettered = new HashMap<>();

    GroupMembership(Consumer<?, ?> consumer, Admin admin) {
        this.consumer = consumer;
        this.admin = admin;
        this.group = consumer.groupMetadata();
    }

    @Override
    public String group() {
        return group.groupId();
    }

    @Override
    public String member() {
        return group.memberId();
    }

    @Override
    public int generation() {
        return group.generationId();
    }

    @Override
    public String topicId(String topic) {
        return topicIds.computeIfAbsent(topic, this::askTopicId);
    }

    @Override
    public void prove(Map<TopicPartition, OptionalLong> nextOffsets) throws FencedException {
        Set<TopicPartition> partitions = nextOffsets.keySet();
        try {
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, ANSWER);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, ANSWER);
            Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
            nextOffsets.forEach((partition, stored) -> {
                long next = stored.orElse(first.getOrDefault(partition, 0L));
                OffsetAndMetadata before = committed.get(partition);
                OptionalLong passed = DeadLetterMark.read(before);
                if (before != null && passed.isPresent() && passed.getAsLong() >= next) {
                    deadLettered.put(partition, passed.getAsLong());
                    commit.put(partition, before);
                } else {
                    commit.put(partition, new OffsetAndMetadata(next));
                }
            });
            consumer.commitSync(commit, ANSWER);
        } catch (CommitFailedException | RebalanceInProgressException | FencedInstanceIdException e) {
            throw new FencedException("the group no longer counts this instance as owner", partitions, e);
        } catch (org.apache.kafka.common.errors.RetriableException e) {
            throw new RetriableException("asking the group's coordinator failed: " + e.getMessage(), e);
        }
    }

    /** Records that a previous life of the partition dead-lettered but did not get to move past in the store. */
    Map<TopicPartition, Long> deadLettered() {
        return Map.copyOf(deadLettered);
    }

    private String askTopicId(String topic) {
        try {
            return admin.describeTopics(Set.of(topic))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .topicId()
                    .toString();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new RetriableException("asking the broker for the topic " + topic + " failed: " + e, e);
        }
    }
}
