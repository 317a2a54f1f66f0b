package dev.newswire.monitor.lag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Asks the cluster for its consumer groups of every protocol. Share groups and Kafka Connect's have no such lag. */
final class ClusterGroups {
    private final Admin admin;

    ClusterGroups(Admin admin) {
        this.admin = admin;
    }

    /** By name. Groups that vanish while being asked about are left out. */
    List<GroupFacts> read() throws ExecutionException, InterruptedException {
        Map<String, GroupProtocol> found = new TreeMap<>();
        for (GroupListing listing : admin.listGroups().all().get()) {
            GroupProtocol protocol = protocol(listing);
            if (protocol != null) {
                found.put(listing.groupId(), protocol);
            }
        }
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> offsets = offsets(found);
        Map<String, KafkaFuture<GroupFacts>> described = new TreeMap<>(describe(found));
        List<GroupFacts> groups = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<GroupFacts>> answer : described.entrySet()) {
            try {
                GroupFacts facts = answer.getValue().get();
                groups.add(with(
                        facts,
                        Objects.requireNonNull(offsets.get(answer.getKey())).get()));
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof GroupIdNotFoundException)) {
                    throw failed;
                }
            }
        }
        return groups;
    }

    private static @Nullable GroupProtocol protocol(GroupListing listing) {
        GroupType type = listing.type().orElse(GroupType.UNKNOWN);
        return switch (type) {
            case CONSUMER -> GroupProtocol.CONSUMER;
            case STREAMS -> GroupProtocol.STREAMS;
            case CLASSIC ->
                listing.protocol().isEmpty() || listing.protocol().equals("consumer") ? GroupProtocol.CLASSIC : null;
            case SHARE, UNKNOWN -> null;
        };
    }

    private static List<String> of(Map<String, GroupProtocol> groups, boolean streams) {
        return groups.entrySet().stream()
                .filter(entry -> (entry.getValue() == GroupProtocol.STREAMS) == streams)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> offsets(
            Map<String, GroupProtocol> groups) {
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> futures = new HashMap<>();
        List<String> consumers = of(groups, false);
        if (!consumers.isEmpty()) {
            var answers = admin.listConsumerGroupOffsets(consumers.stream()
                    .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())));
            consumers.forEach(group -> futures.put(group, answers.partitionsToOffsetAndMetadata(group)));
        }
        List<String> streams = of(groups, true);
        if (!streams.isEmpty()) {
            var answers = admin.listStreamsGroupOffsets(streams.stream()
                    .collect(Collectors.toMap(group -> group, group -> new ListStreamsGroupOffsetsSpec())));
            streams.forEach(group -> futures.put(group, answers.partitionsToOffsetAndMetadata(group)));
        }
        return futures;
    }

    private Map<String, KafkaFuture<GroupFacts>> describe(Map<String, GroupProtocol> groups) {
        Map<String, KafkaFuture<GroupFacts>> futures = new HashMap<>();
        admin.describeConsumerGroups(of(groups, false)).describedGroups().forEach((group, future) -> {
            futures.put(group, future.thenApply(ClusterGroups::facts));
        });
        admin.describeStreamsGroups(of(groups, true)).describedGroups().forEach((group, future) -> {
            futures.put(group, future.thenApply(ClusterGroups::facts));
        });
        return futures;
    }

    private static GroupFacts facts(ConsumerGroupDescription group) {
        Map<TopicPartition, String> owners = new HashMap<>();
        group.members().forEach(member -> member.assignment()
                .topicPartitions()
                .forEach(partition -> owners.put(partition, member.consumerId())));
        List<GroupMember> members = group.members().stream()
                .map(member -> new GroupMember(member.consumerId(), member.clientId(), member.host()))
                .toList();
        GroupProtocol protocol = group.type() == GroupType.CONSUMER ? GroupProtocol.CONSUMER : GroupProtocol.CLASSIC;
        return new GroupFacts(group.groupId(), protocol, group.groupState().toString(), members, Map.of(), owners);
    }

    private static GroupFacts facts(StreamsGroupDescription group) {
        Map<TopicPartition, String> owners = new HashMap<>();
        for (StreamsGroupMemberDescription member : group.members()) {
            for (TaskIds task : member.assignment().activeTasks()) {
                for (String topic : sources(group.subtopologies(), task.subtopologyId())) {
                    task.partitions()
                            .forEach(partition -> owners.put(new TopicPartition(topic, partition), member.memberId()));
                }
            }
        }
        List<GroupMember> members = group.members().stream()
                .map(member -> new GroupMember(member.memberId(), member.clientId(), member.clientHost()))
                .toList();
        return new GroupFacts(
                group.groupId(), GroupProtocol.STREAMS, group.groupState().toString(), members, Map.of(), owners);
    }

    private static List<String> sources(Collection<StreamsGroupSubtopologyDescription> all, String id) {
        List<String> topics = new ArrayList<>();
        for (StreamsGroupSubtopologyDescription subtopology : all) {
            if (subtopology.subtopologyId().equals(id)) {
                topics.addAll(subtopology.sourceTopics());
                topics.addAll(subtopology.repartitionSourceTopics().keySet());
            }
        }
        return topics;
    }

    private static GroupFacts with(GroupFacts facts, Map<TopicPartition, @Nullable OffsetAndMetadata> offsets) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return new GroupFacts(
                facts.group(), facts.protocol(), facts.state(), facts.members(), committed, facts.owners());
    }
}
