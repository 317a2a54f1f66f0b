package dev.newswire.ingest.publish;

import dev.newswire.ingest.item.Reading;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Publishes readings together with what their reader must remember of them, in one transaction that commits only as long
 * as the reader's consumer group counts it as owner (KIP-447): an instance that was replaced cannot write. Belongs to
 * one thread; its owner closes it.
 */
public final class OwnerPublisher implements AutoCloseable {
    private final RecordEncoder encoder;
    private final TransactionalSender sender;
    private final IngestMeters meters;

    OwnerPublisher(RecordEncoder encoder, TransactionalSender sender, IngestMeters meters) {
        this.encoder = encoder;
        this.sender = sender;
        this.meters = meters;
    }

    /** A publisher of a cluster; nothing is connected before {@link #open}. */
    public static OwnerPublisher of(
            ClusterConfig cluster, PublishSettings settings, MeterRegistry registry, Clock clock) {
        return new OwnerPublisher(
                new RecordEncoder(new AvroSerdes(cluster.registry()).serializer(), clock),
                new TransactionalSender(
                        () -> ProducerSettings.producer(cluster, settings.transactionalId()),
                        cluster.bootstrapServers(),
                        settings.timeout()),
                new IngestMeters(registry));
    }

    /**
     * Connects; throws {@link dev.newswire.runtime.error.UserError} within {@code max.block.ms} when that cannot be done
     * or one of the topics is missing.
     */
    public void open(List<Topic> topics) {
        sender.open(topics);
    }

    /**
     * Commits all of it or nothing, and returns the readings as they were published: an item no record could hold is
     * there as its refusal. Throws {@link StaleMemberException} when the group has other owners by now.
     */
    public List<Reading> publish(List<Reading> readings, List<Companion> companions, GroupProgress progress) {
        List<Outgoing> batch = new ArrayList<>(readings.size() + companions.size());
        for (Reading reading : readings) {
            if (reading instanceof Reading.Item item) {
                batch.add(encoder.encode(item));
            } else if (reading instanceof Reading.Refused refused) {
                batch.add(encoder.encode(refused));
            }
        }
        companions.forEach(companion -> batch.add(encoder.encode(companion)));
        long start = System.nanoTime();
        List<Reading> published = sender.send(batch, encoder::refused, Optional.of(progress)).stream()
                .map(Outgoing::reading)
                .filter(Objects::nonNull)
                .toList();
        meters.committed(System.nanoTime() - start);
        published.forEach(meters::count);
        return published;
    }

    /** Disconnects; an open transaction is aborted. Idempotent. */
    @Override
    public void close() {
        sender.close();
    }
}
