package dev.newswire.ingest.hosts;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;
import dev.newswire.schemas.HostStep;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.SourcePartition;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends records at once. What cannot be sent is left out: whoever still needs an answer asks again. */
final class KafkaPost implements HostPost, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaPost.class);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final KafkaProducer<String, byte[]> producer;
    private final int partitions;
    private final Serializer<SpecificRecord> serializer;
    private volatile Future<?> last = CompletableFuture.completedFuture(null);

    /**
     * @param producer closed with this
     * @param partitions of the topic of asks
     */
    KafkaPost(KafkaProducer<String, byte[]> producer, ClusterConfig cluster, int partitions) {
        this.producer = producer;
        this.partitions = partitions;
        this.serializer = new AvroSerdes(cluster.registry()).serializer();
    }

    /** Throws {@link UserError} when records cannot be written, as before their schemas are registered. */
    void check() {
        try {
            serializer.serialize(
                    Topics.HOST_ASKS.name(),
                    HostAsk.newBuilder()
                            .setHost("")
                            .setStep(HostStep.UNKNOWN)
                            .setInstance("")
                            .setRequest(0)
                            .build());
            serializer.serialize(Topics.HOST_GRANTS.name(), new HostGrant("", 0L, 0));
        } catch (KafkaException e) {
            throw new UserError(
                    ExitCode.FAILED,
                    "Records about hosts cannot be written (" + e.getMessage()
                            + "). `newswire schemas check` shows whether the registry answers and what it misses.",
                    e);
        }
    }

    @Override
    public void tell(HostAsk ask) {
        int partition = SourcePartition.ofHost(ask.getHost(), partitions);
        send(Topics.HOST_ASKS.name(), partition, ask.getHost(), ask);
    }

    @Override
    public void grant(HostGrant grant) {
        send(Topics.HOST_GRANTS.name(), null, grant.getInstance(), grant);
    }

    /** Waits a while for what was sent so far. */
    void flush(Duration patience) {
        try {
            last.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atDebug()
                    .addKeyValue("cause", e.toString())
                    .log("The next keepers may not hear of all that is under way");
        }
    }

    private synchronized void send(String topic, @Nullable Integer partition, String key, SpecificRecord record) {
        try {
            last = producer.send(new ProducerRecord<>(topic, partition, key, serializer.serialize(topic, record)));
        } catch (KafkaException | IllegalStateException e) {
            LOG.atDebug()
                    .addKeyValue("topic", topic)
                    .addKeyValue("cause", e.toString())
                    .log("Record left out");
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE);
        serializer.close();
    }
}
