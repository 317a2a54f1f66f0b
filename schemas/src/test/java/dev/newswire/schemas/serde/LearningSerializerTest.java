package dev.newswire.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newswire.schemas.Entity;
import dev.newswire.schemas.EntityMentions;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.Mention;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.TextField;
import dev.newswire.schemas.Trend;
import dev.newswire.schemas.TrendKind;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningSerializerTest {
    private final String scope = "learning-" + System.identityHashCode(this);
    private final Map<String, Object> settings = Map.of("schema.registry.url", "mock://" + scope);
    private final KafkaAvroSerializer confluent = new KafkaAvroSerializer();
    private final Serializer<SpecificRecord> ours = new AvroSerdes(settings).serializer();

    @BeforeEach
    void register() throws Exception {
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(scope);
        for (Topic topic : List.of(Topics.RAW, Topics.TRENDS, Topics.MENTIONS)) {
            registry.register(topic.subject(), new AvroSchema(topic.value().orElseThrow()));
        }
        confluent.configure(
                Map.of(
                        "schema.registry.url",
                        "mock://" + scope,
                        "auto.register.schemas",
                        false,
                        "avro.remove.java.properties",
                        true),
                false);
    }

    @AfterEach
    void close() {
        ours.close();
        confluent.close();
        MockSchemaRegistry.dropScope(scope);
    }

    @Test
    void writesTheBytesOfConfluentsSerialiserForEveryRecord() {
        for (int i = 0; i < 4; i++) {
            RawItem item = item("body " + "x".repeat(i * 5_000));
            Trend trend = new Trend(
                    TrendKind.STORY, "k" + i, "n", i == 1 ? "Q1" : null, Instant.EPOCH, Instant.EPOCH, (long) i);

            assertThat(ours.serialize("news.raw", item)).isEqualTo(confluent.serialize("news.raw", item));
            assertThat(ours.serialize("news.trends", trend)).isEqualTo(confluent.serialize("news.trends", trend));
        }
        assertThat(ours.serialize("news.raw", null)).isNull();
    }

    @Test
    void writesRecordsWithinRecordsAndTimesAsConfluentsSerialiserDoes() {
        EntityMentions mentions = EntityMentions.newBuilder()
                .setEntity(Entity.newBuilder()
                        .setName("Ёлка")
                        .setType(EntityType.ORGANIZATION)
                        .setId("Q7")
                        .setAliases(List.of("a", "б"))
                        .setMentions(List.of(
                                new Mention(TextField.TITLE, 0, 1, 5, "Ёлка"),
                                new Mention(TextField.TEXT, 0, 9, 300, "")))
                        .build())
                .setItemId("i")
                .setRevision(3)
                .setTitle("t")
                .setSource(item("").getSource())
                .setPublishedAt(Instant.parse("2026-03-01T12:00:00.123Z"))
                .setCategories(List.of("01000000", "16000000"))
                .build();

        for (int i = 0; i < 3; i++) {
            assertThat(ours.serialize("news.mentions", mentions))
                    .isEqualTo(confluent.serialize("news.mentions", mentions));
        }
    }

    @Test
    void writesTheNextRecordWellAfterOneThatCannotBeWritten() {
        ours.serialize("news.raw", item("first"));
        RawItem broken = item("broken");
        broken.put("contentHash", null);

        assertThatThrownBy(() -> ours.serialize("news.raw", broken)).isInstanceOf(SerializationException.class);
        assertThat(ours.serialize("news.raw", item("next"))).isEqualTo(confluent.serialize("news.raw", item("next")));
    }

    @Test
    void writesWellForManyThreadsAtOnce() {
        List<RawItem> items = IntStream.range(0, 2_000)
                .mapToObj(i -> item("body " + "y".repeat(i % 700)))
                .toList();

        List<byte[]> written = items.parallelStream()
                .map(item -> ours.serialize("news.raw", item))
                .toList();

        for (int i = 0; i < items.size(); i++) {
            assertThat(written.get(i)).isEqualTo(confluent.serialize("news.raw", items.get(i)));
        }
    }

    @Test
    void refusesASchemaThatNobodyRegistered() {
        ours.serialize("news.raw", item("first"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ours.serialize("news.elsewhere", item("a")))
                    .isInstanceOf(SerializationException.class);
            assertThatThrownBy(() -> ours.serialize("news.trends", item("a")))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void leavesEveryRecordToConfluentsSerialiserThatIsSetOtherwise() {
        assertThat(new AvroSerdes(settings).serializer()).isInstanceOf(LearningSerializer.class);
        assertThat(new AvroSerdes(Map.of("schema.registry.url", "mock://" + scope, "use.latest.version", true))
                        .serializer())
                .isNotInstanceOf(LearningSerializer.class);
    }

    private static RawItem item(String body) {
        return RawItem.newBuilder()
                .setId("a")
                .setSource(Source.newBuilder()
                        .setId("desk")
                        .setKind(SourceKind.FILE)
                        .build())
                .setTitle("Ü \uD83D\uDE00")
                .setBody(body)
                .setFetchedAt(Instant.EPOCH)
                .setContentHash("h")
                .build();
    }
}
