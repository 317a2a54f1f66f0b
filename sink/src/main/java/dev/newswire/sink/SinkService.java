package dev.newswire.sink;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.service.Service;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one writer as a member of the consumer group {@code newswire-sink-<name>}, on two threads: one of the group's name
 * that polls, and one with {@code -writer} after it. Owns the writer and every client it makes, and closes them.
 */
public final class SinkService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(SinkService.class);
    private static final Duration CLOSE = Duration.ofSeconds(8);
    private static final Duration LEAVE = Duration.ofSeconds(3);

    private final SinkConfig config;
    private final ClusterConfig cluster;
    private final SinkWriter writer;
    private final MeterRegistry meters;
    private final Clock clock;
    private final String topic;
    private final AtomicBoolean closing = new AtomicBoolean();

    private volatile @Nullable Thread thread;
    private volatile @Nullable SinkLoop loop;
    private volatile @Nullable Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private volatile @Nullable String failure;

    public SinkService(SinkConfig config, ClusterConfig cluster, SinkWriter writer, MeterRegistry meters, Clock clock) {
        this(config, cluster, writer, meters, clock, Topics.ENRICHED.name());
    }

    /** Reads another topic than {@code news.enriched}, in a group of its own: for the tests of writers. */
    public SinkService(
            SinkConfig config,
            ClusterConfig cluster,
            SinkWriter writer,
            MeterRegistry meters,
            Clock clock,
            String topic) {
        this.topic = topic;
        this.config = config;
        this.cluster = cluster;
        this.writer = writer;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sink-" + writer.name();
    }

    /** The consumer group, by which monitors know this sink. */
    public String group() {
        return topic.equals(Topics.ENRICHED.name()) ? "newswire-" + name() : "newswire-" + name() + "-" + topic;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, group());
        thread = started;
        started.start();
    }

    @Override
    public boolean ready() {
        SinkLoop running = loop;
        Thread started = thread;
        return running != null
                && started != null
                && started.isAlive()
                && failure == null
                && running.waitingFor().isEmpty();
    }

    @Override
    public String waitingFor() {
        SinkLoop running = loop;
        return running == null ? "it is starting" : running.waitingFor();
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        closing.set(true);
        Consumer<byte @Nullable [], byte @Nullable []> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        Thread started = thread;
        if (started == null || started == Thread.currentThread()) {
            return;
        }
        try {
            started.join(CLOSE.toMillis());
            if (started.isAlive()) {
                started.interrupt();
                started.join(LEAVE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        SinkClients clients = new SinkClients(cluster, group());
        WriterThread writing = new WriterThread(group() + "-writer");
        try (Admin admin = clients.admin();
                DeadLetterProducer deadLetters = new DeadLetterProducer(clients::producer, clock);
                var deserializer = new AvroSerdes(cluster.registry()).deserializer(EnrichedItem.class)) {
            Consumer<byte @Nullable [], byte @Nullable []> reading = clients.consumer();
            consumer = reading;
            try {
                SinkLoop running = new SinkLoop(
                        config,
                        reading,
                        admin,
                        writer,
                        writing,
                        new RecordDecoder(deserializer),
                        deadLetters,
                        new SinkMetrics(meters, writer.name()),
                        new Backoff(config.retryFrom(), config.retryTo(), System::nanoTime, new Random()),
                        clock,
                        closing::get);
                loop = running;
                running.run(topic);
            } finally {
                reading.close(CloseOptions.timeout(LEAVE));
            }
        } catch (WakeupException | InterruptException e) {
            if (!closing.get()) {
                fail("its thread was interrupted", e);
            }
        } catch (FatalException e) {
            fail(String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            fail("Kafka refuses it: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            fail("it broke: " + e, e);
        } finally {
            writing.close(writer::close);
        }
    }

    private void fail(String why, Throwable cause) {
        failure = why;
        LOG.atError().addKeyValue("sink", writer.name()).setCause(cause).log("Sink stopped for good");
    }
}
