package dev.newswire.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.schemas.Processing;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.Story;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvroJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void writesFieldNamesTimesAndNullsPlainly() {
        RawItem item = RawItem.newBuilder()
                .setId("0".repeat(32))
                .setSource(Source.newBuilder()
                        .setId("desk")
                        .setKind(SourceKind.FILE)
                        .build())
                .setTitle("Line\nbreak and \"marks\"")
                .setFetchedAt(NOON)
                .setContentHash("")
                .build();

        assertThat(AvroJson.line(item))
                .startsWith("{\"id\":\"00000000000000000000000000000000\",\"source\":{\"id\":\"desk\",\"name\":null")
                .contains("\"kind\":\"FILE\"")
                .contains("\"title\":\"Line\\nbreak and \\\"marks\\\"\"")
                .contains("\"fetchedAt\":\"2026-03-01T12:00:00Z\"")
                .contains("\"publishedAt\":null")
                .contains("\"media\":[]")
                .doesNotContain("\n");
    }

    @Test
    void writesMapsAsObjects() {
        Processing processing = Processing.newBuilder()
                .setFetchedAt(NOON)
                .setIngestedAt(NOON)
                .setEnrichedAt(NOON)
                .setModels(Map.of("entities", "crf-1"))
                .build();

        assertThat(AvroJson.line(processing)).endsWith("\"models\":{\"entities\":\"crf-1\"}}");
    }

    @Test
    void writesNullForNumbersJsonHasNot() {
        Story story = Story.newBuilder()
                .setId("a")
                .setFirstItem("a")
                .setSimilarity(Double.NaN)
                .build();

        assertThat(AvroJson.line(story)).contains("\"similarity\":null,");
    }
}
