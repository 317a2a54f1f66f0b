package dev.newswire.sink;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, writes, and keeps polling whatever the store does. Runs on one thread, which owns everything here.
 *
 * <p>Records wait in a queue until the store has committed them. While any wait, all partitions are paused: the loop
 * polls on, so that the group keeps this instance, and reads nothing.
 */
final class SinkLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Longest time without a poll, far below the group's limit of five minutes. */
    private static final long WRITE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final Admin admin;
    private final SinkWriter writer;
    private final RecordDecoder decoder;
    private final DeadLetterProducer deadLetters;
    private final SinkMetrics metrics;
    private final Backoff backoff;
    private final Clock clock;
    private final BooleanSupplier closing;

    private final RecordQueue queue;
    private final Ownership ownership;
    private final GroupOffsets groupOffsets;
    private final Map<TopicPartition, Long> deadLettered = new HashMap<>();
    private boolean open;
    private boolean unsure;
    private volatile String waitingFor = "it is joining its consumer group";

    SinkLoop(
            SinkConfig config,
            Consumer<byte @Nullable [], byte @Nullable []> consumer,
            Admin admin,
            SinkWriter writer,
            RecordDecoder decoder,
            DeadLetterProducer deadLetters,
            SinkMetrics metrics,
            Backoff backoff,
            Clock clock,
            BooleanSupplier closing) {
        this.consumer = consumer;
        this.admin = admin;
        this.writer = writer;
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.backoff = backoff;
        this.clock = clock;
        this.closing = closing;
        this.queue = new RecordQueue(config.batchRecords(), config.batchBytes());
        this.groupOffsets = new GroupOffsets(consumer, System::nanoTime);
        this.ownership = new Ownership(consumer::pause, groupOffsets::handOver, this::lost);
    }

    /** Until closing, or until a {@link dev.newswire.runtime.error.FatalException}. */
    void run(String topic) {
        consumer.subscribe(List.of(topic), ownership);
        while (!closing.getAsBoolean()) {
            try {
                work();
                read();
            } catch (org.apache.kafka.common.errors.RetriableException e) {
                waitAndRetry("the cluster does not answer: " + e.getMessage());
            }
        }
    }

    /** What the sink waits for; empty when it works. May be asked from any thread. */
    String waitingFor() {
        return waitingFor;
    }

    private void work() {
        if (!backoff.left().isZero()) {
            return;
        }
        try {
            if (!open) {
                writer.open();
                open = true;
            }
            claim();
            write();
            if (backoff.failures() > 0) {
                LOG.atInfo().addKeyValue("sink", writer.name()).log("Sink goes on");
            }
            backoff.succeed();
            metrics.up();
            groupOffsets.commit();
        } catch (RetriableException e) {
            waitAndRetry(String.valueOf(e.getMessage()));
        } catch (FencedException e) {
            LOG.atInfo()
                    .addKeyValue("sink", writer.name())
                    .addKeyValue("partitions", e.partitions())
                    .log("Partitions are in dispute");
            ownership.disputed(e.partitions());
            lost(e.partitions());
            backoff.fail();
        }
    }

    private void waitAndRetry(String why) {
        backoff.fail();
        metrics.retry();
        LOG.atWarn()
                .addKeyValue("sink", writer.name())
                .addKeyValue("failures", backoff.failures())
                .addKeyValue("cause", why)
                .log("Sink waits and tries again");
        waitingFor = "it tries again: " + why;
    }

    private void read() {
        boolean wait = !queue.isEmpty();
        consumer.pause(wait ? consumer.assignment() : ownership.unclaimed());
        if (!wait) {
            consumer.resume(ownership.claimed());
            groupOffsets.followPosition(ownership.claimed());
        }
        boolean busy = wait || !ownership.unclaimed().isEmpty();
        if (!busy && ownership.joined() && backoff.failures() == 0) {
            waitingFor = "";
        }
        Duration left = backoff.left();
        Duration poll = busy && left.compareTo(POLL) < 0 ? left : POLL;
        consumer.poll(poll).forEach(queue::add);
    }

    private void claim() throws FencedException {
        Set<TopicPartition> partitions = ownership.unclaimed();
        if (partitions.isEmpty()) {
            return;
        }
        GroupMembership membership = new GroupMembership(consumer, admin);
        Map<TopicPartition, OptionalLong> stored = writer.assigned(partitions, membership);
        deadLettered.putAll(membership.deadLettered());
        stored.forEach((partition, next) -> {
            if (next.isPresent()) {
                consumer.seek(partition, next.getAsLong());
                groupOffsets.stored(Map.of(partition, next.getAsLong()));
            } else {
                consumer.seekToBeginning(Set.of(partition));
            }
        });
        ownership.claimed(partitions);
        LOG.atInfo()
                .addKeyValue("sink", writer.name())
                .addKeyValue("offsets", stored)
                .addKeyValue("generation", membership.generation())
                .log("Partitions claimed");
    }

    private void write() throws FencedException {
        long until = System.nanoTime() + WRITE_NANOS;
        while (!queue.isEmpty() && !closing.getAsBoolean() && System.nanoTime() - until < 0) {
            List<SinkRecord> batch = new ArrayList<>();
            PoisonException poison = decodeHead(batch);
            if (!batch.isEmpty()) {
                poison = store(batch);
            }
            if (poison != null) {
                bury(poison);
            }
        }
    }

    /** Decodes as much of the queue's head as it can; what stopped it, where that is the very first record. */
    private @Nullable PoisonException decodeHead(List<SinkRecord> batch) {
        for (ConsumerRecord<byte @Nullable [], byte @Nullable []> one : queue.head()) {
            try {
                batch.add(decoder.decode(one));
            } catch (PoisonException e) {
                return batch.isEmpty() ? e : null;
            } catch (RetriableException e) {
                if (batch.isEmpty()) {
                    throw e;
                }
                return null;
            }
        }
        return null;
    }

    /** Writes a batch; the refusal, where it is of a single record. */
    private @Nullable PoisonException store(List<SinkRecord> records) throws FencedException {
        SinkBatch batch = SinkBatch.of(records);
        long began = System.nanoTime();
        try {
            WriteResult result = writer.write(batch);
            queue.written(records.size());
            groupOffsets.stored(batch.nextOffsets());
            metrics.committed(result, records.size(), Duration.ofNanos(System.nanoTime() - began));
            for (SinkRecord one : records) {
                metrics.delayed(Duration.ofMillis(clock.millis() - one.source().timestamp()));
            }
            return null;
        } catch (PoisonException e) {
            if (records.size() == 1) {
                return e;
            }
            queue.refused(records.size());
            return null;
        }
    }

    /** Makes the queue's first record a dead letter, then moves past it in the store: in this order nothing is lost. */
    private void bury(PoisonException cause) throws FencedException {
        ConsumerRecord<byte @Nullable [], byte @Nullable []> refused =
                queue.head().get(0);
        TopicPartition partition = new TopicPartition(refused.topic(), refused.partition());
        if (!isDeadLettered(partition, refused.offset())) {
            unsure = true;
            deadLetters.send(refused, cause, consumer.groupMetadata());
            unsure = false;
            deadLettered.put(partition, refused.offset());
            metrics.count(Outcome.DEADLETTERED, 1);
            LOG.atWarn()
                    .addKeyValue("sink", writer.name())
                    .addKeyValue("origin", partition + "@" + refused.offset())
                    .addKeyValue("reason", cause.reason())
                    .log("Record dead-lettered");
        }
        SinkBatch past = SinkBatch.past(partition, refused.offset());
        writer.write(past);
        queue.pass();
        groupOffsets.stored(past.nextOffsets());
    }

    private boolean isDeadLettered(TopicPartition partition, long offset) {
        if (unsure) {
            // The last attempt failed without saying whether it was committed; the group knows.
            DeadLetterMark.read(consumer.committed(Set.of(partition)).get(partition))
                    .ifPresent(passed -> deadLettered.put(partition, passed));
        }
        return deadLettered.getOrDefault(partition, -1L) == offset;
    }

    private void lost(Set<TopicPartition> partitions) {
        queue.drop(partitions);
        groupOffsets.forget(partitions);
        deadLettered.keySet().removeAll(partitions);
        writer.revoked(partitions);
    }
}
