package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.BrokerConfig;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes away under an instance that polls, while its feeds go on. */
@ExtendWith(EmbeddedStack.class)
class PollOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FEEDS = 4;
    private static final int WINDOW = 200;
    /** So that the outage is noticed within seconds. */
    private static final Map<String, Object> IMPATIENT =
            Map.of("max.block.ms", 2_000, "request.timeout.ms", 1_500, "delivery.timeout.ms", 3_000);

    private final AtomicInteger entries = new AtomicInteger(5);

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhileTheBrokerIsAway(EmbeddedRegistry registry) throws Exception {
        BrokerConfig config = new BrokerConfig(folder.resolve("broker"), freePort());
        EmbeddedBroker broker = new EmbeddedBroker(config);
        broker.start();
        try (ScriptedServer server = ScriptedServer.start()) {
            ClusterFixture fixture = new ClusterFixture(broker.address(), registry.address());
            define(fixture, server);
            try (PollService service = PollingInstance.service(
                    broker.address(), registry.address(), server.port(), Duration.ofSeconds(3), IMPATIENT)) {
                service.start();
                await().atMost(PATIENCE).until(() -> published(fixture).size() == FEEDS * entries.get());

                broker.close();
                entries.addAndGet(10);
                await().atMost(PATIENCE).until(() -> !service.ready());
                assertThat(service.waitingFor()).isNotBlank();
                entries.addAndGet(10);
                broker = new EmbeddedBroker(config);
                broker.start();

                await().atMost(PATIENCE).until(() -> published(fixture).size() >= FEEDS * entries.get());
                entries.addAndGet(1);
                await().atMost(PATIENCE).until(() -> published(fixture).size() >= FEEDS * entries.get());
                assertThat(published(fixture)).doesNotHaveDuplicates().hasSize(FEEDS * entries.get());
                assertThat(service.ready()).isTrue();
                assertThat(service.failure()).isEmpty();
            }
        } finally {
            broker.close();
        }
    }

    private void define(ClusterFixture fixture, ScriptedServer server) {
        for (int i = 0; i < FEEDS; i++) {
            String name = "o" + i;
            server.on("/" + name, (request, wire) -> {
                int now = entries.get();
                return Reply.ok("application/rss+xml", Rss.of(name, Math.max(0, now - WINDOW), now))
                        .play(request, wire);
            });
        }
        new SourceCatalog(fixture.cluster())
                .edit(standing -> SourceEdit.put(IntStream.range(0, FEEDS)
                        .mapToObj(i -> Definitions.feed("o" + i, "http://outage" + i + ".example/o" + i))
                        .toList()));
    }

    private static List<String> published(ClusterFixture fixture) {
        return fixture.committed(Topics.RAW).stream().map(ConsumerRecord::key).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
