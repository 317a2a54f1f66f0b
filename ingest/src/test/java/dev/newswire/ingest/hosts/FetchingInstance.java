package dev.newswire.ingest.hosts;

import dev.newswire.ingest.IngestConfig;
import dev.newswire.ingest.IngestService;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.ConfigLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The whole service in a process of its own, quick to notice that another has gone. It ends when its input does. */
final class FetchingInstance {
    private FetchingInstance() {}

    /** Arguments: broker, registry, then settings of ingest. */
    public static void main(String[] args) throws IOException {
        ClusterConfig cluster = new ClusterConfig(
                Map.of("bootstrap.servers", args[0], "session.timeout.ms", 6_000, "heartbeat.interval.ms", 1_000),
                Map.of("schema.registry.url", args[1]));
        IngestConfig config = IngestConfig.from(ConfigLoader.of(IngestConfig.KEYS)
                .set(List.of(args).subList(2, args.length))
                .load());
        try (IngestService service = new IngestService(config, cluster, new SimpleMeterRegistry(), Clock.systemUTC())) {
            service.start();
            while (System.in.read() >= 0) {
                // The test closes it, or dies.
            }
        }
    }
}
