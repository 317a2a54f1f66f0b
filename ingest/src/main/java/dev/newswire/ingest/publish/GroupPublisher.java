package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what many callers bring, each of them heard once its own part is committed: what arrives while one
 * transaction is under way goes into the next one together. What one caller brings at once is never divided. One thread
 * of its own commits; callers never wait. When the cluster is away, what is under way fails within the settings' timeout
 * and whatever comes after that fails at once, until the cluster is back.
 */
public final class GroupPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupPublisher.class);
    private static final long PROBE_MS = 500;
    private static final long CLOSE_MS = 5_000;

    private final RecordEncoder encoder;
    private final TransactionalSender sender;
    private final IngestMeters meters;
    private final Executor answers;
    private final PublishQueue queue;
    private final Thread thread;
    private volatile @Nullable String waitingFor = "it is connecting to the cluster";
    private volatile @Nullable FatalException failure;

    GroupPublisher(
            PublishSettings settings,
            RecordEncoder encoder,
            TransactionalSender sender,
            IngestMeters meters,
            Executor answers) {
        this.encoder = encoder;
        this.sender = sender;
        this.meters = meters;
        this.answers = answers;
        this.queue = new PublishQueue(settings);
        this.thread = new Thread(this::run, "newswire-ingest-group-commit");
        this.thread.setDaemon(true);
    }

    /**
     * A publisher of a cluster; nothing is connected before {@link #start}.
     *
     * @param answers completes what was promised to callers
     */
    public static GroupPublisher of(
            ClusterConfig cluster, PublishSettings settings, Executor answers, MeterRegistry registry, Clock clock) {
        return new GroupPublisher(
                settings,
                new RecordEncoder(new AvroSerdes(cluster.registry()).serializer(), clock),
                new TransactionalSender(
                        () -> ProducerSettings.producer(cluster, settings.transactionalId()),
                        cluster.bootstrapServers(),
                        settings.timeout()),
                new IngestMeters(registry),
                answers);
    }

    /** Connects, and tries for as long as it takes; see {@link #waitingFor}. */
    public void start() {
        thread.start();
    }

    /**
     * Publishes readings and the records that belong to them, all in one transaction.
     *
     * @return the readings as they were published, once they are committed: an item that no record could hold is its
     *     refusal. Fails with a {@link UserError} whose message says whether anything of it may be published
     */
    public CompletableFuture<List<Reading>> publish(List<Reading> readings, List<Companion> beside) {
        Submission submission = new Submission(readings, beside);
        RuntimeException refusal = failure != null ? failure : away();
        if (refusal != null || !queue.offer(submission)) {
            submission
                    .promise()
                    .completeExceptionally(Objects.requireNonNullElseGet(refusal, PublisherClosedException::new));
        }
        return submission.promise();
    }

    /** What keeps it from publishing now, for people; empty while it can. */
    public Optional<String> waitingFor() {
        return Optional.ofNullable(waitingFor);
    }

    /** Why it will never publish again. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::getMessage);
    }

    /** Commits what waits, as far as that can be done within seconds, and disconnects. Idempotent. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private @Nullable RuntimeException away() {
        String why = waitingFor;
        return why == null ? null : new UnavailableException(why);
    }

    private void run() {
        try {
            while (connected()) {
                List<Submission> group = queue.take();
                if (group.isEmpty()) {
                    return;
                }
                commit(group);
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.atDebug().log("Stopped while something was under way");
        } catch (FatalException e) {
            failure = e;
            LOG.atError().setCause(e).log("Pushed items cannot be published any more");
        } finally {
            waitingFor = "it is closed";
            queue.close();
            queue.drain().forEach(submission -> fail(submission, new PublisherClosedException()));
            sender.close();
        }
    }

    /** Waits until the cluster is there; false when this is closed before that. */
    private boolean connected() throws InterruptedException {
        while (waitingFor != null) {
            if (queue.awaitClosed(0)) {
                return false;
            }
            try {
                sender.open(List.of(Topics.RAW, Topics.DEAD_LETTERS, Topics.PUSH_KEYS));
                waitingFor = null;
            } catch (UserError | KafkaException e) {
                if (!Objects.equals(waitingFor, e.getMessage())) {
                    LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Pushed items cannot be published for now");
                }
                waitingFor = String.valueOf(e.getMessage());
                if (queue.awaitClosed(PROBE_MS)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void commit(List<Submission> group) {
        try {
            List<Outgoing> batch = new ArrayList<>();
            for (Submission submission : group) {
                submission.readings().forEach(reading -> batch.add(encoder.encode(reading)));
                submission.beside().forEach(companion -> batch.add(encoder.encode(companion)));
            }
            long start = System.nanoTime();
            List<Outgoing> sent = sender.send(batch, encoder::refused);
            meters.committed(System.nanoTime() - start);
            acknowledge(group, sent);
        } catch (UserError | KafkaException e) {
            waitingFor = String.valueOf(e.getMessage());
            group.forEach(submission -> fail(submission, e));
        } catch (RuntimeException e) {
            group.forEach(submission -> fail(submission, e));
            throw e;
        }
    }

    private void acknowledge(List<Submission> group, List<Outgoing> sent) {
        int at = 0;
        for (Submission submission : group) {
            List<Reading> published = new ArrayList<>(submission.readings().size());
            for (int i = 0; i < submission.readings().size(); i++) {
                Reading reading = Objects.requireNonNull(sent.get(at++).reading());
                meters.count(reading);
                published.add(reading);
            }
            at += submission.beside().size();
            answers.execute(() -> submission.promise().complete(published));
        }
    }

    private void fail(Submission submission, RuntimeException cause) {
        answers.execute(() -> submission.promise().completeExceptionally(cause));
    }
}
