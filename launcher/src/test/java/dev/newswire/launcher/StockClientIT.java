package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newswire.launcher.local.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger with Confluent's deserialiser, and nothing else but an address, reads of our topics. */
@ExtendWith(SharedUp.class)
class StockClientIT {

    private static final Set<String> TIMES = Set.of("publishedAt", "fetchedAt", "ingestedAt", "enrichedAt");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path scratch;

    @Test
    void readsEveryEnrichedItemFieldForField(LivePipeline pipeline) throws IOException {
        Samples.copyTo(scratch);
        pipeline.run("push", scratch.toString());
        pipeline.awaitDrained();
        Map<String, JsonNode> expected = new TreeMap<>();
        for (String line : pipeline.subscribed()) {
            JsonNode item = JSON.readTree(line);
            expected.put(version(item), item);
        }

        Map<String, JsonNode> read = new TreeMap<>();
        TopicReader reader = new TopicReader(pipeline.setting("kafka.bootstrap.servers"));
        for (ConsumerRecord<String, Object> message :
                reader.<String, Object>read("news.enriched", stock(pipeline.setting("registry.url")))) {
            assertThat(message.value()).isExactlyInstanceOf(GenericData.Record.class);
            JsonNode item = withReadableTimes(JSON.readTree(((GenericRecord) message.value()).toString()));
            assertThat(message.key()).isEqualTo(item.get("id").asText());
            assertThat(read.put(version(item), item)).as("seen twice").isNull();
        }

        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(read).isEqualTo(expected);
    }

    private static Map<String, Object> stock(String registry) {
        return Map.of(
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer",
                "schema.registry.url", registry);
    }

    private static String version(JsonNode item) {
        return item.get("id").asText() + '/' + item.get("revision").asInt();
    }

    /** A generic record holds times as epoch milliseconds. */
    private static JsonNode withReadableTimes(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(StockClientIT::withReadableTimes);
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (TIMES.contains(field.getKey()) && field.getValue().isIntegralNumber()) {
                    field.setValue(JSON.valueToTree(
                            Instant.ofEpochMilli(field.getValue().asLong()).toString()));
                } else {
                    withReadableTimes(field.getValue());
                }
            });
        }
        return node;
    }
}
