package dev.newswire.enrich.replay;

import dev.newswire.enrich.reference.ReferenceReader;
import dev.newswire.enrich.story.MemoryStories;
import dev.newswire.enrich.story.Story;
import dev.newswire.enrich.story.StorySignature;
import dev.newswire.enrich.topology.GuardedEnricher;
import dev.newswire.enrich.topology.ItemEnricher;
import dev.newswire.enrich.topology.StoryRecord;
import dev.newswire.enrich.topology.TopologySettings;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.error.PoisonException;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.erasure.Erasure;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.serde.RegistryOutage;
import dev.newswire.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Enriches all that stands on {@code news.raw} once more, into a topic of its own, and ends where the topic ended when it
 * began. It belongs to no group and touches nothing the running pipeline uses. The same input, models, watch-lists and
 * rules give the same bytes: records are taken in one order over all partitions, and an item is enriched at the time it
 * was ingested. On the thread of the caller.
 */
public final class Replay {
    private static final int BATCH = 200;

    private final ClusterConfig cluster;
    private final TopologySettings settings;
    private final ItemEnricher enricher;
    private final String topic;
    private final Revisions revisions;
    private final MemoryStories stories;
    private long read;
    private long written;
    private long erased;
    private long duplicates;
    private long refused;

    /**
     * @param enricher with the reference data that {@link ReferenceReader} holds still
     * @param topic where to; new, or empty
     */
    public Replay(ClusterConfig cluster, TopologySettings settings, ItemEnricher enricher, String topic) {
        this.cluster = cluster;
        this.settings = settings;
        this.enricher = new GuardedEnricher(enricher);
        this.topic = topic;
        this.revisions = new Revisions(settings.revisionRetention());
        this.stories = new MemoryStories(settings.storyRetention().toMillis());
    }

    /** Runs to the end. {@code progress} is told now and then how many records were read. */
    public ReplayReport run(LongConsumer progress) {
        ReplayTopic.prepare(cluster, topic);
        AvroSerdes serdes = new AvroSerdes(cluster.registry());
        Serde<EnrichedItem> item = serdes.internalSerde(EnrichedItem.class, Topics.ENRICHED);
        try (KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(consuming(), new StringDeserializer(), new ByteArrayDeserializer());
                Deserializer<RawItem> raw = serdes.deserializer(RawItem.class);
                KafkaProducer<String, EnrichedItem> producer =
                        new KafkaProducer<>(producing(), new StringSerializer(), item.serializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RAW.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            OrderedRecords records = new OrderedRecords(consumer, partitions);
            producer.initTransactions();
            producer.beginTransaction();
            for (ConsumerRecord<String, byte[]> record = records.next(); record != null; record = records.next()) {
                read++;
                take(record, raw, producer);
                if (read % BATCH == 0) {
                    producer.commitTransaction();
                    producer.beginTransaction();
                    progress.accept(read);
                }
            }
            producer.commitTransaction();
        }
        return new ReplayReport(read, written, erased, duplicates, refused);
    }

    private void take(
            ConsumerRecord<String, byte[]> record,
            Deserializer<RawItem> raw,
            KafkaProducer<String, EnrichedItem> producer) {
        if (record.value() == null) {
            revisions.takeDown(record.key(), Erasure.readFrom(record.headers()), record.timestamp());
            stories.takeDown(record.key(), record.timestamp());
            erased++;
            send(producer, record, null);
            return;
        }
        if (revisions.isErased(record.key())) {
            erased++;
            return;
        }
        EnrichedItem item;
        try {
            RawItem decoded = raw.deserialize(Topics.RAW.name(), record.value());
            int revision = revisions.next(record.key(), decoded.getContentHash(), record.timestamp());
            if (revision == 0) {
                duplicates++;
                return;
            }
            Instant ingestedAt = Instant.ofEpochMilli(record.timestamp());
            item = enricher.enrich(decoded, revision, ingestedAt, ingestedAt);
        } catch (RetriableException outage) {
            throw outage;
        } catch (RuntimeException unreadable) {
            if (!(unreadable instanceof PoisonException) && RegistryOutage.causedBy(unreadable)) {
                throw unreadable;
            }
            refused++;
            return;
        }
        written++;
        send(producer, record, withStory(record.key(), item, record.timestamp()));
    }

    private EnrichedItem withStory(String key, EnrichedItem item, long timestamp) {
        Story story = stories.arrive(
                key, item.getSource().getId(), timestamp, StorySignature.of(item.getTitle(), item.getText()));
        return EnrichedItem.newBuilder(item).setStory(StoryRecord.of(story)).build();
    }

    private void send(
            KafkaProducer<String, EnrichedItem> producer,
            ConsumerRecord<String, byte[]> record,
            @Nullable EnrichedItem item) {
        // What becomes of it the commit says.
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(topic, null, record.timestamp(), record.key(), item));
    }

    private Map<String, Object> consuming() {
        Map<String, Object> all = new HashMap<>(cluster.kafka());
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return all;
    }

    private Map<String, Object> producing() {
        Map<String, Object> all = new HashMap<>(cluster.kafka());
        all.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.applicationId() + "-replay-" + topic);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * Topics.DEAD_LETTERS.maxMessageBytes());
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * Topics.DEAD_LETTERS.maxMessageBytes());
        return all;
    }
}
