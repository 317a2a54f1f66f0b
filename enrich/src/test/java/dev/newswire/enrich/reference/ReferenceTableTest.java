package dev.newswire.enrich.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.CategoryRule;
import dev.newswire.schemas.WatchedName;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.Topic;
import dev.newswire.schemas.topic.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferenceTableTest {

    private static final String SCOPE = "reference-table";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AvroSerdes serdes = new AvroSerdes(Map.of("schema.registry.url", "mock://" + SCOPE));
    private final ReferenceTable table = new ReferenceTable(serdes, new ReferenceMetrics(meters));

    @BeforeEach
    void register() throws Exception {
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
        for (Topic topic : List.of(Topics.WATCHLIST, Topics.RULES)) {
            registry.register(topic.subject(), new AvroSchema(topic.value().orElseThrow()));
        }
    }

    @Test
    void keepsTheNewestRecordOfEachKey() {
        put(Topics.WATCHLIST, "a", name("a", "One"));
        put(Topics.WATCHLIST, "a", name("a", "Two"));
        put(Topics.WATCHLIST, "b", name("b", "Three"));
        put(Topics.WATCHLIST, "b", null);
        put(Topics.RULES, "r", rule("sport"));

        Reference reference = table.build();

        assertThat(reference.watchList().size()).isEqualTo(1);
        assertThat(reference.rules().size()).isEqualTo(1);
        assertThat(table.changed()).isFalse();
        put(Topics.RULES, "r", rule("sport"));
        assertThat(table.changed()).isFalse();
    }

    @Test
    void leavesOutWhatCannotBeReadAndGoesOn() {
        put(Topics.RULES, "good", rule("sport"));
        put(Topics.WATCHLIST, "a", name("a", "One"));
        take(Topics.WATCHLIST, "a", "no record".getBytes(StandardCharsets.UTF_8));
        put(Topics.WATCHLIST, "empty", name("empty"));
        put(Topics.RULES, "bad", rule("cooking"));

        Reference reference = table.build();

        assertThat(reference.watchList().size()).isZero();
        assertThat(reference.rules().size()).isEqualTo(1);
        assertThat(meters.get("newswire.enrich.reference.refused")
                        .tag("topic", "news.watchlist")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("newswire.enrich.reference.entries")
                        .tag("topic", "news.rules")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    private void put(Topic topic, String key, @Nullable SpecificRecord record) {
        try (Serializer<SpecificRecord> serializer = serdes.serializer()) {
            take(topic, key, serializer.serialize(topic.name(), record));
        }
    }

    private void take(Topic topic, String key, byte @Nullable [] value) {
        table.take(new ConsumerRecord<>(topic.name(), 0, 0, key, value));
    }

    private static WatchedName name(String id, String... names) {
        return WatchedName.newBuilder().setId(id).setNames(List.of(names)).build();
    }

    private static CategoryRule rule(String category) {
        return CategoryRule.newBuilder()
                .setId("r")
                .setCategory(category)
                .setAny(List.of("derby"))
                .build();
    }
}
