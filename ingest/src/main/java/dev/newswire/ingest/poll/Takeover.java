package dev.newswire.ingest.poll;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.SourceItems;
import dev.newswire.schemas.SourceState;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the memories of partitions that were assigned, up to the last record that an earlier owner may have committed.
 * An owner that died inside a transaction is waited for: as long as that is open, the group's offsets are unstable
 * (KIP-447). Only then are the ends of the logs asked for, without regard to open transactions, and read up to by a
 * consumer that sees none of them before they are over. Belongs to the loop's thread.
 */
final class Takeover {
    private static final Duration STABLE = Duration.ofMillis(500);

    private final Consumer<String, ?> group;
    private final Consumer<String, byte @Nullable []> memories;
    private final Admin admin;
    private final RecordReader<SourceState> states;
    private final RecordReader<SourceItems> items;
    private final Map<Integer, PartitionLoad> loads = new HashMap<>();

    /** All clients stay the caller's to close. */
    Takeover(
            ClusterConfig cluster,
            Consumer<String, ?> group,
            Consumer<String, byte @Nullable []> memories,
            Admin admin) {
        this.group = group;
        this.memories = memories;
        this.admin = admin;
        this.states = new RecordReader<>(cluster, SourceState.class);
        this.items = new RecordReader<>(cluster, SourceItems.class);
    }

    void begin(Collection<Integer> partitions) {
        partitions.forEach(partition -> loads.put(partition, new PartitionLoad()));
    }

    void giveUp(Collection<Integer> partitions) {
        if (loads.keySet().removeAll(partitions)) {
            assign();
        }
    }

    boolean done() {
        return loads.isEmpty();
    }

    /** The load of a partition that is not taken over yet; null for others. */
    @Nullable PartitionLoad load(int partition) {
        return loads.get(partition);
    }

    /** Goes on for a moment, and hands over the partitions that are read. */
    void advance(BiConsumer<Integer, PartitionLoad> taken) {
        if (loads.isEmpty()) {
            return;
        }
        bound();
        if (!memories.assignment().isEmpty()) {
            for (ConsumerRecord<String, byte @Nullable []> record : memories.poll(Duration.ofMillis(50))) {
                read(record);
            }
        }
        Map<Integer, PartitionLoad> complete = new HashMap<>();
        loads.forEach((partition, load) -> {
            if (load.bounded()
                    && load.complete(
                            group.position(in(Topics.SOURCES, partition)),
                            memories.position(in(Topics.SOURCE_STATES, partition)),
                            memories.position(in(Topics.SOURCE_ITEMS, partition)))) {
                complete.put(partition, load);
            }
        });
        if (!complete.isEmpty()) {
            loads.keySet().removeAll(complete.keySet());
            assign();
            complete.forEach(taken);
        }
    }

    private void read(ConsumerRecord<String, byte @Nullable []> record) {
        PartitionLoad load = loads.get(record.partition());
        if (load == null) {
            return;
        }
        if (record.topic().equals(Topics.SOURCE_STATES.name())) {
            load.state(record.key(), states.read(record).orElse(null));
        } else {
            load.items(record.key(), items.read(record).orElse(null));
        }
    }

    /** Asks for the ends once no earlier owner's transaction is open. */
    private void bound() {
        Set<TopicPartition> wanted = new HashSet<>();
        loads.forEach((partition, load) -> {
            if (!load.bounded()) {
                wanted.add(in(Topics.SOURCES, partition));
            }
        });
        if (wanted.isEmpty()) {
            return;
        }
        try {
            group.committed(wanted, STABLE);
        } catch (TimeoutException unstable) {
            return;
        }
        Map<TopicPartition, Long> definitions = group.endOffsets(wanted);
        Map<TopicPartition, Long> ends = ends(wanted);
        wanted.forEach(source -> {
            PartitionLoad load = loads.get(source.partition());
            if (load != null) {
                load.ends(
                        definitions.getOrDefault(source, 0L),
                        ends.getOrDefault(in(Topics.SOURCE_STATES, source.partition()), 0L),
                        ends.getOrDefault(in(Topics.SOURCE_ITEMS, source.partition()), 0L));
            }
        });
        assign();
    }

    /** The high watermarks, which open transactions do not hold back. */
    private Map<TopicPartition, Long> ends(Set<TopicPartition> sources) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicPartition source : sources) {
            asked.put(in(Topics.SOURCE_STATES, source.partition()), OffsetSpec.latest());
            asked.put(in(Topics.SOURCE_ITEMS, source.partition()), OffsetSpec.latest());
        }
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    admin.listOffsets(asked).all().get().entrySet()) {
                ends.put(end.getKey(), end.getValue().offset());
            }
            return ends;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new UserError(
                        ExitCode.FAILED,
                        "The topics " + Topics.SOURCE_STATES.name() + " and " + Topics.SOURCE_ITEMS.name()
                                + " need the same number of partitions as " + Topics.SOURCES.name()
                                + ". `newswire topics describe` shows how they stand.",
                        e);
            }
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }

    /** New partitions are read from their beginning; those that are being read already go on. */
    private void assign() {
        Set<TopicPartition> before = memories.assignment();
        Set<TopicPartition> wanted = new HashSet<>();
        loads.forEach((partition, load) -> {
            if (load.bounded()) {
                wanted.add(in(Topics.SOURCE_STATES, partition));
                wanted.add(in(Topics.SOURCE_ITEMS, partition));
            }
        });
        memories.assign(wanted);
        List<TopicPartition> fresh =
                wanted.stream().filter(one -> !before.contains(one)).toList();
        memories.seekToBeginning(fresh);
    }

    static TopicPartition in(Topic topic, int partition) {
        return new TopicPartition(topic.name(), partition);
    }
}
