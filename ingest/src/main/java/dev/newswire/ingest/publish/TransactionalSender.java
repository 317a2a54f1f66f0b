package dev.newswire.ingest.publish;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a batch as one Kafka transaction (KIP-98): all of it is visible to readers of committed records, or none. What
 * fails for a while is aborted and sent again, by a new producer under the same id where the old one lost its session,
 * so there is neither loss nor duplicate. Belongs to one thread at a time.
 */
final class TransactionalSender {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalSender.class);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final String cluster;
    private final Duration timeout;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * @param producers makes a producer, always with the same transactional id
     * @param cluster the brokers' addresses, for messages
     * @param timeout longest that one batch is tried
     */
    TransactionalSender(Supplier<Producer<byte[], byte[]>> producers, String cluster, Duration timeout) {
        this.producers = producers;
        this.cluster = cluster;
        this.timeout = timeout;
    }

    /** Takes over the id from whoever had it and sees that the topics are there. Bounded by {@code max.block.ms}. */
    void open() {
        open(List.of(Topics.RAW, Topics.DEAD_LETTERS));
    }

    /** The same for whoever writes to other topics as well. */
    void open(List<Topic> topics) {
        try {
            producer();
        } catch (TimeoutException e) {
            throw new UserError(
                    ExitCode.UNREACHABLE,
                    "No Kafka broker answers at " + cluster
                            + ". Is `newswire up` running? Another cluster is named with --set kafka.bootstrap.servers=…",
                    e);
        } catch (KafkaException e) {
            throw fatal(e);
        }
        for (Topic topic : topics) {
            try {
                producer().partitionsFor(topic.name());
            } catch (TimeoutException e) {
                drop();
                throw new UserError(
                        ExitCode.FAILED,
                        "The cluster at " + cluster + " has no topic " + topic.name()
                                + ". `newswire topics create` creates it.",
                        e);
            }
        }
    }

    /**
     * Sends the batch and returns what was committed: the same batch, but for records that turned out too large, which
     * {@code refusal} has replaced by their dead letters.
     */
    List<Outgoing> send(List<Outgoing> batch, UnaryOperator<Outgoing> refusal) {
        return send(batch, refusal, Optional.empty());
    }

    /**
     * The same, with the progress of a consumer group in the same transaction; throws {@link StaleMemberException} when
     * the group has other owners by now, and nothing of the batch is published then.
     */
    List<Outgoing> send(List<Outgoing> batch, UnaryOperator<Outgoing> refusal, Optional<GroupProgress> progress) {
        List<Outgoing> current = new ArrayList<>(batch);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                int tooLarge = attempt(current, progress, deadline);
                if (tooLarge < 0) {
                    return current;
                }
                current.set(tooLarge, refusal.apply(current.get(tooLarge)));
                abort(deadline);
            } catch (InterruptException e) {
                drop();
                throw e;
            } catch (KafkaException e) {
                recover(e, deadline);
            }
        }
    }

    /** Closes the producer; an open transaction is aborted. */
    void close() {
        if (producer != null) {
            producer.close(CLOSE);
            producer = null;
        }
    }

    /** Commits the batch and returns -1, or returns the index of a record that its topic does not take. */
    private int attempt(List<Outgoing> batch, Optional<GroupProgress> progress, long deadline) {
        Producer<byte[], byte[]> current = producer();
        current.beginTransaction();
        int tooLarge = sendAll(current, batch);
        if (tooLarge < 0) {
            // Last, so that whoever waits for these offsets to become stable finds every record in the log.
            progress.ifPresent(reached -> current.sendOffsetsToTransaction(reached.offsets(), reached.group()));
            commit(current, deadline);
        }
        return tooLarge;
    }

    /** A commit that nobody answered may only be asked for again; anything else is left to the caller. */
    private void commit(Producer<byte[], byte[]> current, long deadline) {
        while (true) {
            try {
                current.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() >= deadline) {
                    drop();
                    throw new UserError(
                            ExitCode.UNREACHABLE,
                            "The cluster at " + cluster + " stopped answering in the middle of a commit, so the last"
                                    + " items may or may not be published. Push them again: the same item is recognised.",
                            e);
                }
            }
        }
    }

    /** Sends all records and returns their futures; what fails at once is found by its own future where it has one. */
    private static int sendAll(Producer<byte[], byte[]> current, List<Outgoing> batch) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        try {
            for (Outgoing outgoing : batch) {
                sent.add(current.send(outgoing.record()));
            }
            current.flush();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // Once a record has failed, later calls fail for no fault of their own.
            int tooLarge = check(sent);
            if (tooLarge >= 0) {
                return tooLarge;
            }
            throw e;
        }
        return check(sent);
    }

    private static int check(List<Future<RecordMetadata>> sent) {
        KafkaException first = null;
        for (int i = 0; i < sent.size(); i++) {
            try {
                if (sent.get(i).isDone()) {
                    sent.get(i).get();
                }
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    return i;
                }
                first = first == null ? new KafkaException(e.getCause()) : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return -1;
    }

    private void recover(KafkaException failure, long deadline) {
        FailureKind kind = FailureKind.of(failure);
        if (kind == FailureKind.FATAL) {
            drop();
            throw fatal(failure);
        }
        if (kind == FailureKind.STALE) {
            stale(deadline);
            throw new StaleMemberException(failure);
        }
        if (System.nanoTime() >= deadline) {
            drop();
            throw new UserError(
                    ExitCode.UNREACHABLE,
                    "The cluster at " + cluster + " did not take the items within " + timeout.toSeconds()
                            + " s; nothing of this batch is published. Push it again when the cluster is well.",
                    failure);
        }
        LOG.atWarn()
                .addKeyValue("kind", kind)
                .addKeyValue("cause", failure.toString())
                .log("Transaction failed and is tried again");
        LockSupport.parkNanos(PAUSE.toNanos());
        try {
            if (kind == FailureKind.RESTART) {
                // The next round's producer aborts what this one left open.
                drop();
            } else {
                abort(deadline);
            }
        } catch (InterruptException e) {
            drop();
            throw e;
        } catch (KafkaException again) {
            drop();
            if (FailureKind.of(again) == FailureKind.FATAL) {
                throw fatal(again);
            }
        }
    }

    private void stale(long deadline) {
        try {
            abort(deadline);
        } catch (KafkaException e) {
            // The producer that comes next aborts what is open.
            drop();
        }
    }

    private void abort(long deadline) {
        while (producer != null) {
            try {
                producer.abortTransaction();
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() >= deadline) {
                    throw e;
                }
            }
        }
    }

    private Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
            try {
                producer.initTransactions();
            } catch (KafkaException e) {
                drop();
                throw e;
            }
        }
        return producer;
    }

    private void drop() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private FatalException fatal(KafkaException cause) {
        return new FatalException(
                "Publishing to " + cluster + " cannot go on (" + cause.getMessage()
                        + "). Either another process uses the same transactional id, or this one may not write.",
                cause);
    }
}
