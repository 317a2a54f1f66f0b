package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.launcher.Commands.Result;
import dev.newswire.launcher.local.Samples;
import dev.newswire.schemas.BodyFormat;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.Source;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.json.AvroJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets kafkajs with Confluent's JavaScript registry client read what the pipeline wrote, and write what it reads. Runs
 * under the profile {@code interop}, which installs that client.
 */
@ExtendWith(SharedUp.class)
class InteropIT {

    private static final String MARK = "Fährhafen";
    private static final File CLIENT = new File(System.getProperty("newswire.interop.home"));

    @TempDir
    private Path scratch;

    @Test
    void kafkajsReadsAndWritesOurRecords(LivePipeline pipeline) throws Exception {
        Result push = pipeline.run("push", samples().toString());
        assertThat(push.err()).contains("3 refused");
        pipeline.awaitDrained();
        Path expected = Files.write(scratch.resolve("enriched.ndjson"), pipeline.subscribed());
        Path raw = Files.writeString(scratch.resolve("raw.json"), AvroJson.line(rawItem()));

        Path log = scratch.resolve("node.log");
        ProcessBuilder client = new ProcessBuilder("node", "--test", "records.test.js")
                .directory(CLIENT)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        client.environment().put("BOOTSTRAP", pipeline.setting("kafka.bootstrap.servers"));
        client.environment().put("REGISTRY", pipeline.setting("registry.url"));
        client.environment().put("EXPECTED", expected.toString());
        client.environment().put("RAW_ITEM", raw.toString());
        assertThat(exitCode(client.start())).as(Files.readString(log)).isZero();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(stored(pipeline))
                .singleElement()
                .asString()
                .contains(rawItem().getId()));
    }

    private Path samples() throws IOException {
        Path folder = scratch.resolve("samples");
        assertThat(Samples.copyTo(folder)).isNotEmpty();
        return folder;
    }

    private static List<String> stored(LivePipeline pipeline) {
        return pipeline.run("search", MARK, "--output", "json").out();
    }

    private static int exitCode(Process client) throws InterruptedException {
        try {
            assertThat(client.waitFor(2, TimeUnit.MINUTES)).as("ends in time").isTrue();
            return client.exitValue();
        } finally {
            client.destroyForcibly();
        }
    }

    private static RawItem rawItem() {
        return RawItem.newBuilder()
                .setId("f00dfeedf00dfeedf00dfeedf00dfeed")
                .setSource(new Source("kafkajs", "A client in JavaScript", null, SourceKind.PUSH))
                .setUrl("https://client.example/faehrhafen")
                .setTitle(MARK + " bekommt eine zweite Anlegestelle")
                .setBody("Der Stadtrat von Kiel hat am Dienstag eine zweite Anlegestelle beschlossen. "
                        + "Die Arbeiten beginnen im März und dauern zwei Jahre. "
                        + "Reeder und Anwohner hatten lange darüber gestritten.")
                .setBodyFormat(BodyFormat.TEXT)
                .setFetchedAt(Instant.parse("2026-11-20T09:30:00Z"))
                .setContentHash("0".repeat(63) + '1')
                .build();
    }
}
