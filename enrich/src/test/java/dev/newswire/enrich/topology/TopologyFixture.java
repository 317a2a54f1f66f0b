package dev.newswire.enrich.topology;

import dev.newswire.enrich.EnrichConfig;
import dev.newswire.schemas.Category;
import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityMentions;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.Processing;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.MediaTopic;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology in Kafka's test driver, with serdes over an in-memory registry and a plain enricher. */
final class TopologyFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

    static final TopologySettings SETTINGS = new TopologySettings(
            "fixture", Duration.ofDays(14), Duration.ofDays(3), 1, Duration.ofHours(1), Duration.ofMinutes(10));

    final List<String> outcomes = new ArrayList<>();
    final TestInputTopic<String, RawItem> raw;
    final TestInputTopic<String, byte[]> rawBytes;

    private final TopologyTestDriver driver;
    private final AvroSerdes serdes;
    private final Path stateDir = Files.createTempDirectory("topology-fixture");

    TopologyFixture(ItemEnricher enricher) throws Exception {
        String scope = "topology-fixture-" + System.identityHashCode(this);
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(scope);
        for (Topic topic : Topics.catalogue()) {
            if (topic.value().isPresent()) {
                registry.register(topic.subject(), new AvroSchema(topic.value().get()));
            }
        }
        serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + scope));
        driver = new TopologyTestDriver(
                EnrichTopology.build(SETTINGS, serdes, enricher, new Recorder()), properties(), START);
        raw = driver.createInputTopic(
                Topics.RAW.name(), new StringSerializer(), serdes.serializer(), START, Duration.ofSeconds(1));
        rawBytes = driver.createInputTopic(
                Topics.RAW.name(), new StringSerializer(), new ByteArraySerializer(), START, Duration.ofSeconds(1));
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "fixture");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnprocessableItems.class);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnwritableRecords.class);
        properties.put(Outcomes.SETTING, new Recorder());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        return properties;
    }

    /** The item as it stands on its topic. */
    byte[] bytes(RawItem item) {
        try (Serializer<RawItem> serializer = serdes.serializer()) {
            return serializer.serialize(Topics.RAW.name(), item);
        }
    }

    List<TestRecord<String, EnrichedItem>> enriched() {
        return read(Topics.ENRICHED, serdes.deserializer(EnrichedItem.class));
    }

    List<TestRecord<String, EnrichedItem>> category(MediaTopic topic) {
        return read(Topics.category(topic), serdes.deserializer(EnrichedItem.class));
    }

    List<TestRecord<String, EntityMentions>> mentions() {
        return read(Topics.MENTIONS, serdes.deserializer(EntityMentions.class));
    }

    /** Counts whose windows are closed by now. */
    List<Trend> trends() {
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        return read(Topics.TRENDS, serdes.deserializer(Trend.class)).stream()
                .map(TestRecord::value)
                .toList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        TestOutputTopic<byte[], byte[]> topic = driver.createOutputTopic(
                Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return topic.readRecordsToList();
    }

    private <T> List<TestRecord<String, T>> read(Topic topic, Deserializer<T> values) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), values)
                .readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(stateDir.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A raw item whose content hash follows its body. */
    static RawItem item(String id, String body) {
        return RawItem.newBuilder()
                .setId(id)
                .setSource(Source.newBuilder()
                        .setId("desk")
                        .setKind(SourceKind.FILE)
                        .build())
                .setTitle("Title of " + id)
                .setBody(body)
                .setFetchedAt(START)
                .setContentHash(Integer.toHexString(body.hashCode()))
                .build();
    }

    /** Sets sport as the category and names one place, so that every output has something to carry. */
    static EnrichedItem plainly(RawItem raw, int revision, Instant ingestedAt, Instant now) {
        return EnrichedItem.newBuilder()
                .setId(raw.getId())
                .setRevision(revision)
                .setSource(raw.getSource())
                .setTitle(raw.getTitle())
                .setText(raw.getBody())
                .setPublishedAt(raw.getFetchedAt())
                .setCategories(List.of(Category.newBuilder()
                        .setCode(MediaTopic.SPORT.code())
                        .setName(MediaTopic.SPORT.label())
                        .setScore(1)
                        .build()))
                .setEntities(List.of(Entity.newBuilder()
                        .setName("Oslo")
                        .setType(EntityType.LOCATION)
                        .build()))
                .setProcessing(Processing.newBuilder()
                        .setFetchedAt(raw.getFetchedAt())
                        .setIngestedAt(ingestedAt)
                        .setEnrichedAt(now)
                        .build())
                .build();
    }

    private final class Recorder implements Outcomes {
        @Override
        public void enriched() {
            outcomes.add("enriched");
        }

        @Override
        public void duplicate() {
            outcomes.add("duplicate");
        }

        @Override
        public void erased() {
            outcomes.add("erased");
        }

        @Override
        public void keptOut() {
            outcomes.add("kept out");
        }

        @Override
        public void lateForTrends() {
            outcomes.add("late");
        }

        @Override
        public void deadLettered(String reason) {
            outcomes.add(reason);
        }
    }

    static EnrichConfig defaults() {
        return EnrichConfig.from(dev.newswire.runtime.config.Config.defaults(EnrichConfig.KEYS));
    }
}
