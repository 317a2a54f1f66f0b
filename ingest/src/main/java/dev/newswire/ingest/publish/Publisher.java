package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.serde.AvroSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes readings in transactions of a bounded number, size and age. A reading is acknowledged when its transaction is
 * committed, which the listener hears of; before that it does not count. One thread gives readings; a thread of its own
 * commits what has waited long enough. Closing commits what is left, {@link #abandon} does not.
 */
public final class Publisher implements Consumer<Reading>, AutoCloseable {
    private final PublishSettings settings;
    private final RecordEncoder encoder;
    private final TransactionalSender sender;
    private final PublishListener listener;
    private final IngestMeters meters;
    private final ScheduledExecutorService timer;
    /** Guards the fields below and every use of the sender. */
    private final Object lock = new Object();

    private List<Outgoing> batch = new ArrayList<>();
    private long bytes;
    private long firstAt;
    private @Nullable RuntimeException failure;
    private boolean closed;

    Publisher(
            PublishSettings settings,
            RecordEncoder encoder,
            TransactionalSender sender,
            PublishListener listener,
            IngestMeters meters) {
        this.settings = settings;
        this.encoder = encoder;
        this.sender = sender;
        this.listener = listener;
        this.meters = meters;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "newswire-ingest-commit");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A publisher of a cluster; nothing is connected before {@link #open}. */
    public static Publisher of(
            ClusterConfig cluster,
            PublishSettings settings,
            PublishListener listener,
            MeterRegistry registry,
            Clock clock) {
        Supplier<Producer<byte[], byte[]>> producers =
                () -> ProducerSettings.producer(cluster, settings.transactionalId());
        return new Publisher(
                settings,
                new RecordEncoder(new AvroSerdes(cluster.registry()).serializer(), clock),
                new TransactionalSender(producers, cluster.bootstrapServers(), settings.timeout()),
                listener,
                new IngestMeters(registry));
    }

    /** Connects; throws {@link UserError} within {@code max.block.ms} when that cannot be done. */
    public void open() {
        synchronized (lock) {
            sender.open();
        }
        long period = Math.max(settings.delay().toMillis() / 4, 10);
        Future<?> unused = timer.scheduleWithFixedDelay(this::commitAged, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a reading; returns when it waits for its transaction, or is committed with it. Throws
     * {@link PublisherClosedException} when another thread has closed the publisher.
     */
    @Override
    public void accept(Reading reading) {
        synchronized (lock) {
            check();
            if (reading instanceof Reading.LeftOut leftOut) {
                acknowledge(leftOut);
                return;
            }
            Outgoing outgoing = reading instanceof Reading.Item item
                    ? encoder.encode(item)
                    : encoder.encode((Reading.Refused) reading);
            if (!batch.isEmpty() && bytes + outgoing.bytes() > settings.bytes()) {
                commit();
            }
            if (batch.isEmpty()) {
                firstAt = System.nanoTime();
            }
            batch.add(outgoing);
            bytes += outgoing.bytes();
            if (batch.size() >= settings.items() || bytes >= settings.bytes()) {
                commit();
            }
        }
    }

    /** Commits what waits. */
    public void flush() {
        synchronized (lock) {
            check();
            commit();
        }
    }

    /** Commits what waits and disconnects. Idempotent. */
    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            try {
                if (failure == null) {
                    commit();
                }
            } finally {
                abandon();
            }
        }
    }

    /** Disconnects; what was not committed is not published. Idempotent. */
    public void abandon() {
        timer.shutdownNow();
        synchronized (lock) {
            closed = true;
            batch.clear();
            sender.close();
        }
    }

    private void commitAged() {
        synchronized (lock) {
            boolean due = !batch.isEmpty()
                    && System.nanoTime() - firstAt >= settings.delay().toNanos();
            if (due && failure == null && !closed) {
                try {
                    commit();
                } catch (RuntimeException e) {
                    // Thrown at whoever gives the next reading.
                    failure = e;
                }
            }
        }
    }

    private void commit() {
        if (batch.isEmpty()) {
            return;
        }
        try {
            long start = System.nanoTime();
            List<Outgoing> sent = sender.send(batch, encoder::refused);
            meters.committed(System.nanoTime() - start);
            batch = new ArrayList<>();
            bytes = 0;
            sent.forEach(outgoing -> acknowledge(Objects.requireNonNull(outgoing.reading())));
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private void acknowledge(Reading reading) {
        meters.count(reading);
        listener.published(reading);
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            throw new PublisherClosedException();
        }
    }
}
