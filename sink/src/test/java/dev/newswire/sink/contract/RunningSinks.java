package dev.newswire.sink.contract;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.sink.SinkConfig;
import dev.newswire.sink.SinkService;
import dev.newswire.sink.SinkWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Sinks that a test has started on one topic, in small batches with short pauses. For one thread. */
public final class RunningSinks implements AutoCloseable {

    private static final SinkConfig BATCHES =
            new SinkConfig(100, 1 << 20, Duration.ofMillis(50), Duration.ofMillis(500));

    private final Cluster cluster;
    private final String topic;
    private final MeterRegistry meters;
    private final Deque<SinkService> services = new ArrayDeque<>();

    /** @param cluster stays the caller's to close */
    public RunningSinks(Cluster cluster, String topic, MeterRegistry meters) {
        this.cluster = cluster;
        this.topic = topic;
        this.meters = meters;
    }

    /** Starts a sink on the cluster. */
    public SinkService start(SinkWriter writer) {
        // Members learn by their heartbeats that partitions move.
        return start(writer, cluster.config(Map.of("heartbeat.interval.ms", 300)));
    }

    /** Starts a sink on the cluster as {@code where} describes it, with settings of its own. */
    public SinkService start(SinkWriter writer, ClusterConfig where) {
        SinkService service = new SinkService(BATCHES, where, writer, meters, Clock.systemUTC(), topic);
        services.push(service);
        service.start();
        return service;
    }

    /** Stops all of them, the last one first. */
    @Override
    public void close() {
        services.forEach(SinkService::close);
        services.clear();
    }
}
