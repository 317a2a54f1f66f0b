package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.launcher.Commands.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What users tell on the topics of reference data applies while the pipeline runs. */
@ExtendWith(SharedUp.class)
class ReferenceIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path scratch;

    private int pushed;

    @Test
    void givesWatchedNamesTheirIdsAndObeysRulesWithoutARestart(LivePipeline pipeline) throws Exception {
        poison(pipeline);
        Path list = Files.writeString(scratch.resolve("list.csv"), """
                id,names,type,externalId
                zorvex,Zorvexia|Зорвексия,location,wikidata:Q900001
                broken,,,
                """);
        Result imported = pipeline.run("watchlist", "import", list.toString());
        assertThat(imported.exitCode()).as(imported.err()).isEqualTo(1);
        assertThat(imported.err()).contains("list.csv:3: ", "1 imported, 1 refused");
        assertThat(pipeline.run(
                                "rules",
                                "add",
                                "reference-it",
                                "--category",
                                "religion",
                                "--any",
                                "quibblefish",
                                "--effect",
                                "assign")
                        .exitCode())
                .isZero();

        await("a new item to carry the watched id")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    JsonNode item = pushed(pipeline);
                    assertThat(item.path("entities").findValuesAsText("id")).contains("wikidata:Q900001");
                    assertThat(item.path("categories").toString()).contains("rule:reference-it", "medtop:12000000");
                    assertThat(item.path("processing")
                                    .path("models")
                                    .path("watchlist")
                                    .asText())
                            .startsWith("watchlist-1-");
                });

        assertThat(pipeline.run("watchlist", "list").out().toString()).contains("zorvex", "left out", "poison");
        assertThat(pipeline.run("watchlist", "remove", "zorvex", "poison").exitCode())
                .isZero();
        assertThat(pipeline.run("rules", "remove", "reference-it").exitCode()).isZero();
        assertThat(pipeline.run("rules", "list", "--output", "json").out()).isEmpty();
        pipeline.awaitDrained();
    }

    private JsonNode pushed(LivePipeline pipeline) throws IOException {
        String mark = "reference" + ++pushed;
        Path file = Files.writeString(
                scratch.resolve(mark + ".txt"),
                "Fair opens " + mark + "\n\nThe quibblefish fair of Zorvexia opened today, number " + pushed + ".\n");
        assertThat(pipeline.run("push", file.toString(), "--source", "reference-it")
                        .exitCode())
                .isZero();
        pipeline.awaitDrained();
        List<String> items = pipeline.subscribed().stream()
                .filter(line -> line.contains(mark))
                .toList();
        assertThat(items).hasSize(1);
        return JSON.readTree(items.get(0));
    }

    private static void poison(LivePipeline pipeline) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.setting("kafka.bootstrap.servers")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "news.watchlist",
                            "poison".getBytes(StandardCharsets.UTF_8),
                            "no record".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
