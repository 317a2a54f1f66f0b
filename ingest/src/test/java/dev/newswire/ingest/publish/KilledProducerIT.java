package dev.newswire.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.item.Reading;
import dev.newswire.ingest.read.Reader;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that dies in the middle of a transaction, killed by the operating system. */
@ExtendWith(EmbeddedStack.class)
class KilledProducerIT {
    private final ClusterFixture fixture;

    KilledProducerIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
    }

    @Test
    void leavesNothingThatReadersOfCommittedRecordsSee() throws Exception {
        fixture.mark(Topics.RAW);
        String id = "ingest-killed-" + UUID.randomUUID();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingProducer.class.getName(),
                        fixture.cluster().bootstrapServers(),
                        id)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.equals(DyingProducer.SENT)) {
                line = output.readLine();
            }
            assertThat(line).isEqualTo(DyingProducer.SENT);
        } finally {
            child.destroyForcibly().waitFor();
        }

        PublishSettings settings = new PublishSettings(id, 100, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(30));
        Reading reading =
                Reader.standard().read("a.txt", "What the next process brings.").get(0);
        try (Publisher next =
                Publisher.of(fixture.cluster(), settings, heard -> {}, new SimpleMeterRegistry(), Clock.systemUTC())) {
            next.open();
            next.accept(reading);
        }

        List<RawItem> seen = fixture.items(Topics.RAW);
        assertThat(seen).singleElement().isEqualTo(((Reading.Item) reading).item());
    }
}
