package dev.newswire.sink;

import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.deadletter.DeadLetter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from the head of the queue to the writer, and draws the conclusions: what is written leaves the queue,
 * what is refused becomes a dead letter once nothing before it in its partition waits.
 */
final class BatchWriting {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriting.class);

    private final Consumer<?, ?> consumer;
    private final SinkWriter writer;
    private final RecordDecoder decoder;
    private final DeadLetterProducer deadLetters;
    private final RecordQueue queue;
    private final GroupOffsets groupOffsets;
    private final SinkMetrics metrics;
    private final Clock clock;
    private boolean unsure;

    BatchWriting(
            Consumer<?, ?> consumer,
            SinkWriter writer,
            RecordDecoder decoder,
            DeadLetterProducer deadLetters,
            RecordQueue queue,
            GroupOffsets groupOffsets,
            SinkMetrics metrics,
            Clock clock) {
        this.consumer = consumer;
        this.writer = writer;
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.queue = queue;
        this.groupOffsets = groupOffsets;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What the writer is to do next; empty when it is to wait for a poll.
     *
     * @throws RetriableException when the cluster or the registry does not answer
     */
    Optional<WriterThread.Step> next() throws FencedException {
        Optional<RecordQueue.Entry> refused = queue.buriable();
        if (refused.isPresent()) {
            return bury(refused.get());
        }
        List<RecordQueue.Entry> entries = new ArrayList<>();
        List<SinkRecord> records = new ArrayList<>();
        for (RecordQueue.Entry one : queue.head()) {
            if (DeadLetter.isForOther(
                    one.record.headers(), consumer.groupMetadata().groupId())) {
                if (entries.isEmpty()) {
                    metrics.count(Outcome.FILTERED, 1);
                    return Optional.of(new Pass(one));
                }
                break;
            }
            try {
                records.add(decoder.decode(one.record));
                entries.add(one);
            } catch (PoisonException e) {
                if (entries.isEmpty()) {
                    one.refuse(e);
                }
                break;
            } catch (RetriableException e) {
                if (entries.isEmpty()) {
                    throw e;
                }
                break;
            }
        }
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Write(entries, SinkBatch.of(records)));
    }

    /** Makes a record a dead letter, then has the writer move past it: in this order nothing is lost. */
    private Optional<WriterThread.Step> bury(RecordQueue.Entry one) throws FencedException {
        TopicPartition partition = one.partition();
        long offset = one.record.offset();
        if (groupOffsets.commitUnderWay()) {
            return Optional.empty();
        }
        if (groupOffsets.noteIsFull(partition)) {
            return Optional.of(new Flush(Set.of(partition)));
        }
        if (unsure) {
            // The last attempt failed without saying whether it was committed; the group knows.
            groupOffsets.relearn(partition);
        }
        if (!groupOffsets.isDeadLettered(partition, offset)) {
            sendDeadLetter(one.record, partition, one.cause());
        }
        return Optional.of(new Pass(one));
    }

    private void sendDeadLetter(
            ConsumerRecord<byte @Nullable [], byte @Nullable []> refused,
            TopicPartition partition,
            PoisonException cause)
            throws FencedException {
        unsure = true;
        deadLetters.send(
                refused, cause, groupOffsets.withDeadLetter(partition, refused.offset()), consumer.groupMetadata());
        unsure = false;
        groupOffsets.deadLettered(partition, refused.offset());
        metrics.deadLettered(cause.reason());
        LOG.atWarn()
                .addKeyValue("sink", writer.name())
                .addKeyValue("origin", partition + "@" + refused.offset())
                .addKeyValue("reason", cause.reason())
                .log("Record dead-lettered");
    }

    /** Writes a batch. */
    private final class Write implements WriterThread.Step {

        private final List<RecordQueue.Entry> entries;
        private final SinkBatch batch;
        private final long began = System.nanoTime();
        private @Nullable WriteResult result;
        private @Nullable PoisonException poison;

        Write(List<RecordQueue.Entry> entries, SinkBatch batch) {
            this.entries = entries;
            this.batch = batch;
        }

        @Override
        public void work() throws FencedException {
            try {
                result = writer.write(batch);
            } catch (PoisonException e) {
                poison = e;
            }
        }

        @Override
        public void end() {
            if (result != null) {
                settle(result);
            } else if (poison != null && entries.size() == 1) {
                entries.get(0).refuse(poison);
            } else {
                queue.refused(entries.size());
            }
        }

        private void settle(WriteResult result) {
            if (result.records().size() != entries.size()) {
                throw new IllegalStateException("the writer " + writer.name() + " answered "
                        + result.records().size() + " of " + entries.size() + " records");
            }
            Set<RecordQueue.Entry> written = new HashSet<>();
            int refused = 0;
            String retry = null;
            for (int i = 0; i < entries.size(); i++) {
                RecordResult one = result.records().get(i);
                if (one instanceof RecordResult.Written) {
                    written.add(entries.get(i));
                    metrics.stored(batch.records().get(i), clock.instant());
                    metrics.delayed(Duration.ofMillis(
                            clock.millis() - entries.get(i).record.timestamp()));
                } else if (one instanceof RecordResult.Refused why) {
                    entries.get(i).refuse(new PoisonException(why.reason(), why.message()));
                    refused++;
                } else if (one instanceof RecordResult.Retry again) {
                    retry = again.why();
                }
            }
            queue.done(written, written.size() + refused);
            if (!result.held()) {
                groupOffsets.stored(queue.reached(batch.nextOffsets().keySet()));
            }
            metrics.committed(result, written.size(), Duration.ofNanos(System.nanoTime() - began));
            if (retry != null) {
                throw new RetriableException(retry);
            }
        }
    }

    /** Moves past a record that is a dead letter, or was sent back for another sink. */
    private final class Pass implements WriterThread.Step {

        private final RecordQueue.Entry buried;
        private boolean held;

        Pass(RecordQueue.Entry buried) {
            this.buried = buried;
        }

        @Override
        public void work() throws FencedException {
            held = writer.write(SinkBatch.past(buried.partition(), buried.record.offset()))
                    .held();
        }

        @Override
        public void end() {
            queue.buried(buried);
            if (!held) {
                groupOffsets.stored(queue.reached(Set.of(buried.partition())));
            }
        }
    }

    /** Makes lasting what is held. */
    final class Flush implements WriterThread.Step {

        private final Set<TopicPartition> now;
        private final Map<TopicPartition, Long> lasting = new HashMap<>();

        Flush(Set<TopicPartition> now) {
            this.now = Set.copyOf(now);
        }

        @Override
        public void work() throws FencedException {
            lasting.putAll(writer.flush(now));
        }

        @Override
        public void end() {
            groupOffsets.stored(lasting);
        }
    }
}
