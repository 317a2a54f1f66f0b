package dev.newswire.enrich.replay;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** The topic a replay writes to: made with the contract of {@code news.enriched}, and empty when the replay begins. */
final class ReplayTopic {

    private ReplayTopic() {}

    /** Creates the topic, or makes sure that it is empty. */
    static void prepare(ClusterConfig cluster, String name) {
        if (Topics.catalogue().stream().anyMatch(topic -> topic.name().equals(name))
                || !name.matches("[a-zA-Z0-9._-]{1,249}")) {
            throw new UserError(ExitCode.USAGE, "'" + name + "' cannot be the topic of a replay; name a new one");
        }
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        try (Admin admin = Admin.create(settings)) {
            if (get(admin.listTopics().names()).contains(name)) {
                requireEmpty(admin, name);
            } else {
                Topic contract = Topics.ENRICHED;
                NewTopic topic = new NewTopic(name, Optional.of(contract.partitions()), Optional.empty())
                        .configs(contract.settings());
                get(admin.createTopics(List.of(topic)).all());
            }
        } catch (KafkaException e) {
            throw new UserError(
                    ExitCode.UNREACHABLE,
                    "cannot use the Kafka cluster at " + cluster.bootstrapServers() + ": " + e.getMessage(),
                    e);
        }
    }

    private static void requireEmpty(Admin admin, String name) {
        List<TopicPartition> partitions =
                get(admin.describeTopics(List.of(name)).allTopicNames())
                        .values()
                        .iterator()
                        .next()
                        .partitions()
                        .stream()
                        .map(partition -> new TopicPartition(name, partition.partition()))
                        .toList();
        Map<TopicPartition, ListOffsetsResultInfo> ends = get(admin.listOffsets(partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all());
        if (ends.values().stream().anyMatch(end -> end.offset() > 0)) {
            throw new UserError(
                    ExitCode.USAGE, "the topic " + name + " holds records already; name a new one, or delete it first");
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }
}
