package dev.newswire.sink;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.FatalException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import dev.newswire.runtime.service.Progress;
import dev.newswire.runtime.service.Service;
import dev.newswire.runtime.service.ServiceThread;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Runs one writer as a member of the consumer group {@code newswire-sink-<name>}, on two threads: one of the group's name
 * that polls, and one with {@code -writer} after it. Owns the writer and every client it makes, and closes them.
 */
public final class SinkService implements Service {

    /** Never waited: the sink has one life. */
    private static final Duration PAUSE = Duration.ZERO;

    private static final Duration CLOSE = Duration.ofSeconds(8);
    private static final Duration LEAVE = Duration.ofSeconds(3);

    private final SinkConfig config;
    private final ClusterConfig cluster;
    private final SinkWriter writer;
    private final MeterRegistry meters;
    private final Clock clock;
    private final String topic;
    private final ServiceThread thread;

    private volatile @Nullable SinkLoop loop;
    private volatile @Nullable Consumer<byte @Nullable [], byte @Nullable []> consumer;

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
        this.thread = new ServiceThread(group(), PAUSE, CLOSE, this::run);
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
        thread.start();
    }

    @Override
    public boolean ready() {
        SinkLoop running = loop;
        return running != null && running.waitingFor().isEmpty();
    }

    @Override
    public Progress progress() {
        SinkLoop running = loop;
        return running == null ? Progress.NOTHING : running.progress();
    }

    @Override
    public String waitingFor() {
        SinkLoop running = loop;
        return running == null ? thread.waitingFor() : running.waitingFor();
    }

    @Override
    public Optional<String> failure() {
        return thread.failure();
    }

    @Override
    public void close() {
        thread.stop();
        Consumer<byte @Nullable [], byte @Nullable []> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        thread.close();
    }

    /** Once: the writer is closed at the end of it, so whatever ends it is the end. */
    private void run() {
        writer.measure(meters);
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
                        thread::isClosing);
                loop = running;
                running.run(topic);
            } finally {
                loop = null;
                reading.close(CloseOptions.timeout(LEAVE));
            }
        } catch (KafkaException e) {
            throw new FatalException("Kafka refuses it: " + e.getMessage(), e);
        } catch (UserError | RetriableException e) {
            throw new FatalException(String.valueOf(e.getMessage()), e);
        } finally {
            writing.close(writer::close);
        }
    }
}
