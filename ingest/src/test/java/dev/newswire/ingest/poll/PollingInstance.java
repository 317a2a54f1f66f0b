package dev.newswire.ingest.poll;

import dev.newswire.ingest.page.PageConfig;
import dev.newswire.ingest.publish.PublishSettings;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.runtime.cluster.ClusterConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An instance of ingest in a process of its own, which tests stop, wake and kill. It ends when its input does. */
final class PollingInstance {
    private PollingInstance() {}

    /** Arguments: broker, registry, port of the scripted server. */
    public static void main(String[] args) throws IOException {
        try (PollService service = service(args[0], args[1], Integer.parseInt(args[2]))) {
            service.start();
            while (System.in.read() >= 0) {
                // The test closes it, or dies.
            }
        }
    }

    /** An instance that is quick to notice that another has gone. */
    static PollService service(String broker, String registry, int port) {
        return service(broker, registry, port, Duration.ofSeconds(30), Map.of());
    }

    /** An instance that gives a transaction up after so long. */
    static PollService service(
            String broker, String registry, int port, Duration patience, Map<String, Object> settings) {
        Map<String, Object> kafka = new HashMap<>(Map.of(
                "bootstrap.servers", broker,
                "session.timeout.ms", 6_000,
                "heartbeat.interval.ms", 1_000,
                "transaction.timeout.ms", 4_000));
        kafka.putAll(settings);
        PublishSettings publishing =
                new PublishSettings("ingest-poll-" + UUID.randomUUID(), 100, 1 << 20, Duration.ofMillis(100), patience);
        return new PollService(
                new PollConfig(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofSeconds(1), 50),
                new PageConfig(PageConfig.Wanted.NEVER, 0, Duration.ofSeconds(1)),
                new ReadLimits(1 << 20, 1L << 30),
                publishing,
                new ClusterConfig(kafka, Map.of("schema.registry.url", registry)),
                new DirectFetcher(port),
                Hubs.NONE,
                Ownership.NONE,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }
}
