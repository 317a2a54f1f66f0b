package dev.newswire.ingest.poll;

import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.publish.Companion;
import dev.newswire.ingest.publish.GroupProgress;
import dev.newswire.ingest.publish.OwnerPublisher;
import dev.newswire.ingest.publish.PublishSettings;
import dev.newswire.ingest.publish.StaleMemberException;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import dev.newswire.runtime.service.Progress;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the group, takes over the partitions it is given, and commits what their polls bring: items, dead letters and
 * memories in one transaction with the proof that the partitions are still this instance's. One thread runs it and owns
 * everything here, so that nothing is half committed when partitions are taken away.
 */
final class PollLoop implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final long SHOW_NANOS = Duration.ofSeconds(2).toNanos();

    private final org.apache.kafka.clients.consumer.Consumer<String, byte @Nullable []> definitions;
    private final RecordReader<SourceDefinition> reader;
    private final Takeover takeover;
    private final Poller poller;
    private final OwnerPublisher publisher;
    private final PublishSettings settings;
    private final PollMeters meters;
    private final Consumer<Reading> published;
    private final BooleanSupplier closing;
    private final Ownership ownership;
    private final Set<Integer> held = new HashSet<>();
    private boolean joined;
    private boolean read;
    private long waitingSince;
    private boolean waiting;
    private long shown;
    private volatile String waitingFor = "it is joining its consumer group";
    private volatile Progress progress = Progress.NOTHING;

    PollLoop(
            org.apache.kafka.clients.consumer.Consumer<String, byte @Nullable []> definitions,
            RecordReader<SourceDefinition> reader,
            Takeover takeover,
            Poller poller,
            OwnerPublisher publisher,
            PublishSettings settings,
            PollMeters meters,
            Consumer<Reading> published,
            Ownership ownership,
            BooleanSupplier closing) {
        this.definitions = definitions;
        this.reader = reader;
        this.takeover = takeover;
        this.poller = poller;
        this.publisher = publisher;
        this.settings = settings;
        this.meters = meters;
        this.published = published;
        this.ownership = ownership;
        this.closing = closing;
    }

    /** What it waits for; empty when it polls. May be asked from any thread. */
    String waitingFor() {
        return waitingFor;
    }

    /** What was polled and is not committed, and how many transactions were. May be asked from any thread. */
    Progress progress() {
        return progress;
    }

    /** Makes a source due at once, if it is polled here. May be called from any thread. */
    void poke(String id) {
        poller.poke(id);
    }

    /** Until closing; throws {@link UserError} when the cluster goes away, after which everything has to begin anew. */
    void run() {
        publisher.open(
                List.of(Topics.SOURCES, Topics.SOURCE_STATES, Topics.SOURCE_ITEMS, Topics.RAW, Topics.DEAD_LETTERS));
        definitions.subscribe(List.of(Topics.SOURCES.name()), this);
        try {
            while (!closing.getAsBoolean()) {
                poller.turn();
                definitions.poll(patience()).forEach(this::read);
                takeover.advance(this::taken);
                poller.turn();
                commit();
                show();
            }
        } catch (RetriableException e) {
            throw new UserError(ExitCode.UNREACHABLE, "The cluster does not answer: " + e.getMessage(), e);
        } finally {
            poller.stop();
            ownership.holds(Set.of());
            meters.show(PollGauges.NONE);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        definitions.seekToBeginning(partitions);
        takeover.begin(numbers(partitions));
        held.addAll(numbers(partitions));
        ownership.holds(held);
        LOG.atInfo().addKeyValue("partitions", numbers(partitions)).log("Sources assigned");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        takeover.giveUp(numbers(partitions));
        numbers(partitions).forEach(poller::release);
        numbers(partitions).forEach(held::remove);
        ownership.holds(held);
        LOG.atInfo().addKeyValue("partitions", numbers(partitions)).log("Sources handed over");
    }

    private void read(ConsumerRecord<String, byte @Nullable []> record) {
        read = true;
        SourceDefinition definition = reader.read(record).orElse(null);
        if (record.value() != null && definition == null) {
            return;
        }
        PartitionLoad load = takeover.load(record.partition());
        if (load != null) {
            load.definition(record.key(), definition);
        } else if (definition == null) {
            poller.remove(record.partition(), record.key());
        } else {
            poller.define(record.partition(), definition);
        }
    }

    private void taken(int partition, PartitionLoad load) {
        poller.take(partition, load.definitions(), load.states(), load.items());
        LOG.atInfo()
                .addKeyValue("partition", partition)
                .addKeyValue("sources", load.definitions().size())
                .addKeyValue("remembered", load.states().size())
                .log("Sources taken over");
    }

    private Duration patience() {
        Duration idle = poller.idle();
        Duration left = waiting ? settings.delay().minusNanos(System.nanoTime() - waitingSince) : LONGEST_WAIT;
        Duration shortest = idle.compareTo(left) < 0 ? idle : left;
        if (!takeover.done() || shortest.isNegative()) {
            return Duration.ZERO;
        }
        return shortest.compareTo(LONGEST_WAIT) < 0 ? shortest : LONGEST_WAIT;
    }

    /** What has come back is committed once it is enough for a transaction, or has waited for its time. */
    private void commit() {
        int much = poller.waiting();
        progress = new Progress(much > 0, progress.done());
        if (much == 0) {
            waiting = false;
            return;
        }
        if (!waiting) {
            waiting = true;
            waitingSince = System.nanoTime();
        }
        boolean due = System.nanoTime() - waitingSince >= settings.delay().toNanos();
        if (!due && much < settings.items()) {
            return;
        }
        waiting = false;
        List<PollStep> steps = poller.steps(settings.items(), settings.bytes());
        List<Reading> readings = new ArrayList<>();
        List<Companion> companions = new ArrayList<>();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (PollStep step : steps) {
            readings.addAll(step.readings());
            companions.addAll(Memories.of(step));
            TopicPartition source = Takeover.in(Topics.SOURCES, step.source().partition());
            offsets.computeIfAbsent(source, known -> new OffsetAndMetadata(definitions.position(known)));
        }
        try {
            publisher
                    .publish(readings, companions, new GroupProgress(offsets, definitions.groupMetadata()))
                    .forEach(published);
            poller.committed(steps);
            progress = new Progress(poller.waiting() > 0, progress.done() + 1);
        } catch (StaleMemberException e) {
            // The next poll of the group says which partitions are still ours; their work is committed then.
            LOG.atInfo().addKeyValue("steps", steps.size()).log("The group is being shared out anew");
        }
    }

    private void show() {
        waitingFor = !joined
                ? "it is joining its consumer group"
                : takeover.done() ? "" : "it is reading what is remembered of its sources";
        long now = System.nanoTime();
        if (now - shown >= SHOW_NANOS) {
            shown = now;
            meters.show(poller.gauges());
            if (read && takeover.done()) {
                // Nothing resumes from these offsets; they show the group's lag to whoever looks.
                read = false;
                definitions.commitAsync();
            }
        }
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList();
    }
}
