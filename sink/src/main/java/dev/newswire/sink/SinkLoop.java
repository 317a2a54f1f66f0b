package dev.newswire.sink;

import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.service.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, has the writer write, and keeps polling whatever the target does. Runs on one thread, which owns everything here
 * but the writer: that one is called on a thread of its own, one call at a time.
 *
 * <p>Records wait in a queue until the target has them. While a whole batch waits, all partitions are paused: the loop
 * polls on, so that the group keeps this instance, and reads nothing.
 */
final class SinkLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration ANSWERED_SOON = Duration.ofMillis(5);

    /** Longest wait for a call that runs while its partitions go: the group waits, up to five minutes, before it goes on. */
    private static final Duration LEAVE = Duration.ofSeconds(30);

    /** The same where a person waits for the end. */
    private static final Duration LEAVE_CLOSING = Duration.ofSeconds(4);

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final Admin admin;
    private final SinkWriter writer;
    private final WriterThread thread;
    private final BatchWriting batches;
    private final SinkMetrics metrics;
    private final Backoff backoff;
    private final BooleanSupplier closing;
    private final RecordQueue queue;
    private final Ownership ownership;
    private final GroupOffsets groupOffsets;
    private boolean open;
    private @Nullable Throwable broken;
    private long flushedAt = System.nanoTime();
    private volatile String waitingFor = "it is joining its consumer group";
    private volatile Progress progress = Progress.NOTHING;

    SinkLoop(
            SinkConfig config,
            Consumer<byte @Nullable [], byte @Nullable []> consumer,
            Admin admin,
            SinkWriter writer,
            WriterThread thread,
            RecordDecoder decoder,
            DeadLetterProducer deadLetters,
            SinkMetrics metrics,
            Backoff backoff,
            Clock clock,
            BooleanSupplier closing) {
        this.consumer = consumer;
        this.admin = admin;
        this.writer = writer;
        this.thread = thread;
        this.metrics = metrics;
        this.backoff = backoff;
        this.closing = closing;
        this.queue = new RecordQueue(config.batchRecords(), config.batchBytes());
        this.groupOffsets = new GroupOffsets(consumer, System::nanoTime);
        this.batches = new BatchWriting(consumer, writer, decoder, deadLetters, queue, groupOffsets, metrics, clock);
        this.ownership = new Ownership(consumer::pause, this::leave, this::lost);
    }

    /** Until closing, or until a {@link dev.newswire.runtime.error.FatalException}. */
    void run(String topic) {
        consumer.subscribe(List.of(topic), ownership);
        while (!closing.getAsBoolean()) {
            try {
                if (!thread.busy() && backoff.left().isZero()) {
                    next();
                }
                if (thread.busy()) {
                    thread.turn(POLL);
                }
                breakOff();
                read();
            } catch (org.apache.kafka.common.errors.RetriableException e) {
                waitAndRetry("the cluster does not answer: " + e.getMessage());
            }
        }
    }

    private void breakOff() {
        if (broken instanceof RuntimeException known) {
            throw known;
        }
        if (broken instanceof Error known) {
            throw known;
        }
        if (broken != null) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the sink waits for; empty when it works. May be asked from any thread. */
    String waitingFor() {
        return waitingFor;
    }

    /** How far it has got. May be asked from any thread. */
    Progress progress() {
        return progress;
    }

    /** Begins what is to be done next, if anything is. */
    private void next() {
        try {
            Set<TopicPartition> unclaimed = ownership.unclaimed();
            if (!open) {
                begin(new Open());
            } else if (!unclaimed.isEmpty()) {
                begin(new Claim(unclaimed));
            } else if (!queue.isEmpty()) {
                batches.next().ifPresent(this::begin);
            } else if (System.nanoTime() - flushedAt > POLL.toNanos()) {
                flushedAt = System.nanoTime();
                begin(batches.new Flush(Set.of()));
            }
        } catch (RetriableException | FencedException e) {
            failed(e);
        }
    }

    private void begin(WriterThread.Step step) {
        thread.begin(step, thrown -> {
            try {
                if (thrown == null) {
                    step.end();
                    goOn();
                } else {
                    failed(thrown);
                }
            } catch (FencedException | RuntimeException e) {
                failed(e);
            }
        });
    }

    private void goOn() {
        if (backoff.failures() > 0) {
            LOG.atInfo().addKeyValue("sink", writer.name()).log("Sink goes on");
        }
        backoff.succeed();
        metrics.up();
        groupOffsets.commit();
    }

    private void failed(Throwable why) {
        if (why instanceof RetriableException || why instanceof org.apache.kafka.common.errors.RetriableException) {
            waitAndRetry(String.valueOf(why.getMessage()));
            groupOffsets.commit();
        } else if (why instanceof FencedException fenced) {
            LOG.atInfo()
                    .addKeyValue("sink", writer.name())
                    .addKeyValue("partitions", fenced.partitions())
                    .log("Partitions are in dispute");
            ownership.disputed(fenced.partitions());
            lost(fenced.partitions());
            backoff.fail();
        } else {
            // Not from here: this may be inside a callback of the consumer, which would wrap it.
            broken = why;
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
        boolean wait = queue.isFull() || backoff.failures() > 0;
        consumer.pause(wait ? consumer.assignment() : ownership.unclaimed());
        if (!wait) {
            consumer.resume(ownership.claimed());
            if (queue.isEmpty() && !thread.busy()) {
                groupOffsets.followPosition(ownership.claimed(), queue.reached(ownership.claimed()));
            }
        }
        boolean idle = queue.isEmpty() && ownership.unclaimed().isEmpty();
        if (ownership.joined() && idle && backoff.failures() == 0) {
            waitingFor = "";
        }
        consumer.poll(pollTime(idle)).forEach(queue::add);
        progress = new Progress(!queue.isEmpty() || more(), queue.left());
    }

    /** Whether committed records are there that were not read, as far as the last answers of the brokers tell. */
    private boolean more() {
        return consumer.assignment().stream()
                .anyMatch(partition -> consumer.currentLag(partition).orElse(0) > 0);
    }

    private Duration pollTime(boolean idle) {
        if (thread.busy()) {
            return Duration.ZERO;
        }
        Duration left = backoff.left();
        if (!left.isZero()) {
            return left.compareTo(POLL) < 0 ? left : POLL;
        }
        return idle ? POLL : groupOffsets.commitUnderWay() ? ANSWERED_SOON : Duration.ZERO;
    }

    /** While the group still means this instance: lets a running call end, and lasting what is held. */
    private void leave(Set<TopicPartition> partitions) {
        thread.finish(closing.getAsBoolean() ? LEAVE_CLOSING : LEAVE);
        if (open && !thread.busy()) {
            begin(batches.new Flush(partitions));
            thread.finish(LEAVE_CLOSING);
        }
        groupOffsets.handOver(partitions);
    }

    private void lost(Set<TopicPartition> partitions) {
        queue.drop(partitions);
        groupOffsets.forget(partitions);
        thread.later(() -> writer.revoked(partitions));
    }

    private final class Open implements WriterThread.Step {
        @Override
        public void work() {
            writer.open();
        }

        @Override
        public void end() {
            open = true;
        }
    }

    /** Takes over partitions and goes to where the target says. */
    private final class Claim implements WriterThread.Step {

        private final Set<TopicPartition> partitions;
        private final GroupMembership membership = new GroupMembership(consumer, admin, thread);
        private final Map<TopicPartition, OptionalLong> stored = new HashMap<>();

        Claim(Set<TopicPartition> partitions) {
            this.partitions = Set.copyOf(partitions);
        }

        @Override
        public void work() throws FencedException {
            stored.putAll(writer.assigned(partitions, membership));
        }

        @Override
        public void end() {
            // What was revoked meanwhile is claimed in vain: the next owner's claim is later.
            stored.keySet().retainAll(ownership.unclaimed());
            var committed = consumer.committed(stored.keySet(), ANSWER);
            stored.forEach((partition, next) -> {
                if (next.isPresent()) {
                    consumer.seek(partition, next.getAsLong());
                } else {
                    consumer.seekToBeginning(Set.of(partition));
                }
                groupOffsets.begin(
                        partition,
                        next.isPresent() ? next.getAsLong() : consumer.position(partition, ANSWER),
                        DeadLetterMark.read(committed.get(partition)));
            });
            ownership.claimed(stored.keySet());
            LOG.atInfo()
                    .addKeyValue("sink", writer.name())
                    .addKeyValue("offsets", stored)
                    .addKeyValue("generation", membership.generation())
                    .log("Partitions claimed");
        }
    }
}
