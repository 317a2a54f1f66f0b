package dev.newswire.ingest.hosts;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.HostAsk;
import dev.newswire.schemas.HostGrant;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import dev.newswire.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the grants for this instance, and the asks of the partitions it keeps or is to keep. Of a new one it reads first
 * what was told of late, to the end of the log at that moment. Belongs to the thread of the exchange.
 */
final class HostEar {
    private static final Logger LOG = LoggerFactory.getLogger(HostEar.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, byte[]> consumer;
    private final Deserializer<HostAsk> asks;
    private final Deserializer<HostGrant> grants;
    private final HostDesk desk;
    private final List<TopicPartition> always;
    /** Partitions of asks that are read. */
    private final Set<Integer> heard = new HashSet<>();
    /** Those of them whose past is still being read, and where it ends. */
    private final Map<Integer, Past> pasts = new HashMap<>();

    private record Past(History history, long end) {}

    HostEar(Consumer<String, byte[]> consumer, ClusterConfig cluster, HostDesk desk) {
        AvroSerdes serdes = new AvroSerdes(cluster.registry());
        this.consumer = consumer;
        this.asks = serdes.deserializer(HostAsk.class);
        this.grants = serdes.deserializer(HostGrant.class);
        this.desk = desk;
        this.always = consumer.partitionsFor(Topics.HOST_GRANTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(always);
        consumer.seekToEnd(always);
        // What comes from here on is read, however late the first poll is.
        always.forEach(consumer::position);
    }

    /** Listens for a moment, and tells of the partitions whose past is known now. */
    void listen(Set<Integer> wanted, BiConsumer<Integer, History> known) {
        if (!heard.equals(wanted)) {
            turnTo(wanted);
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            hear(record);
        }
        for (int partition : List.copyOf(pasts.keySet())) {
            Past past = pasts.get(partition);
            if (past != null && consumer.position(asksOf(partition)) >= past.end()) {
                pasts.remove(partition);
                known.accept(partition, past.history());
            }
        }
    }

    private void turnTo(Set<Integer> wanted) {
        Set<TopicPartition> fresh = new HashSet<>();
        Set<TopicPartition> all = new HashSet<>(always);
        for (int partition : wanted) {
            all.add(asksOf(partition));
            if (!heard.contains(partition)) {
                fresh.add(asksOf(partition));
            }
        }
        heard.clear();
        heard.addAll(wanted);
        pasts.keySet().retainAll(wanted);
        consumer.assign(all);
        Instant now = Instant.now();
        Map<TopicPartition, Long> ends = consumer.endOffsets(fresh);
        Map<TopicPartition, Long> since = new HashMap<>();
        fresh.forEach(one -> since.put(one, now.minus(Terms.MEMORY).toEpochMilli()));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(since);
        fresh.forEach(one -> {
            long end = ends.getOrDefault(one, 0L);
            OffsetAndTimestamp start = starts.get(one);
            consumer.seek(one, start == null ? end : start.offset());
            pasts.put(one.partition(), new Past(new History(now), end));
        });
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(Topics.HOST_GRANTS.name())) {
            if (desk.instance().equals(record.key())) {
                HostGrant grant = read(record, grants);
                if (grant != null) {
                    desk.granted(grant);
                }
            }
            return;
        }
        HostAsk ask = read(record, asks);
        Past past = pasts.get(record.partition());
        if (ask == null) {
            return;
        }
        if (past != null) {
            past.history().add(ask, Instant.ofEpochMilli(record.timestamp()));
        } else {
            desk.asked(record.partition(), ask);
        }
    }

    private static <T extends SpecificRecord> @Nullable T read(
            ConsumerRecord<String, byte[]> record, Deserializer<T> deserializer) {
        try {
            return deserializer.deserialize(record.topic(), record.value());
        } catch (KafkaException e) {
            if (RegistryOutage.causedBy(e)) {
                throw new RetriableException("The schema registry does not answer: " + e.getMessage(), e);
            }
            LOG.atWarn()
                    .addKeyValue("origin", record.topic() + '-' + record.partition() + '@' + record.offset())
                    .addKeyValue("cause", e.getMessage())
                    .log("Record is not what its topic holds and is left out");
            return null;
        }
    }

    private static TopicPartition asksOf(int partition) {
        return new TopicPartition(Topics.HOST_ASKS.name(), partition);
    }
}
