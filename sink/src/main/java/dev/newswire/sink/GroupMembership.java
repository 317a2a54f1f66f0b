package dev.newswire.sink;

import dev.newswire.runtime.error.RetriableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
 * The consumer's own place in its group, for the writer's thread: what it asks of the consumer is done on the polling
 * thread. The proof is a commit: the coordinator takes it only from a member of the generation that is current when it
 * arrives.
 */
final class GroupMembership implements Membership {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Consumer<?, ?> consumer;
    private final Admin admin;
    private final WriterThread writer;
    private final ConsumerGroupMetadata group;
    private final Map<String, String> topicIds = new ConcurrentHashMap<>();

    /** Made on the polling thread, of the generation that now is. */
    GroupMembership(Consumer<?, ?> consumer, Admin admin, WriterThread writer) {
        this.consumer = consumer;
        this.admin = admin;
        this.writer = writer;
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
    public Map<TopicPartition, OptionalLong> committed(Set<TopicPartition> partitions) {
        try {
            return asked(() -> {
                Map<TopicPartition, OptionalLong> next = new HashMap<>();
                consumer.committed(partitions, ANSWER)
                        .forEach((partition, at) ->
                                next.put(partition, at == null ? OptionalLong.empty() : OptionalLong.of(at.offset())));
                return next;
            });
        } catch (FencedException e) {
            throw new IllegalStateException("reading fences nobody", e);
        }
    }

    @Override
    public void prove(Map<TopicPartition, OptionalLong> nextOffsets) throws FencedException {
        Set<TopicPartition> partitions = nextOffsets.keySet();
        try {
            asked(() -> {
                // A member may commit for partitions that are no longer its own: the coordinator looks at generations
                // only.
                if (!consumer.assignment().containsAll(partitions)) {
                    throw new FencedException("the group has given the partitions to another", partitions, null);
                }
                consumer.commitSync(proof(nextOffsets), ANSWER);
                return true;
            });
        } catch (CommitFailedException | RebalanceInProgressException | FencedInstanceIdException e) {
            throw new FencedException("the group no longer counts this instance as owner", partitions, e);
        }
    }

    /** What the store says, with the notes of dead letters that stand in the group. */
    private Map<TopicPartition, OffsetAndMetadata> proof(Map<TopicPartition, OptionalLong> nextOffsets) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(nextOffsets.keySet(), ANSWER);
        Map<TopicPartition, OffsetAndMetadata> before = consumer.committed(nextOffsets.keySet(), ANSWER);
        Map<TopicPartition, OffsetAndMetadata> proof = new HashMap<>();
        nextOffsets.forEach((partition, stored) -> proof.put(
                partition,
                DeadLetterMark.at(
                        stored.orElse(first.getOrDefault(partition, 0L)), DeadLetterMark.read(before.get(partition)))));
        return proof;
    }

    private <T> T asked(Callable<T> work) throws FencedException {
        try {
            return writer.ask(work);
        } catch (org.apache.kafka.common.errors.RetriableException e) {
            throw new RetriableException("asking the group's coordinator failed: " + e.getMessage(), e);
        }
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
