package dev.newswire.monitor.lag;

import dev.newswire.runtime.cluster.ClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/** The one member of a group of any protocol; reads at will until it is slowed. */
final class GroupReader implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Semaphore permits = new Semaphore(0);
    private final Runnable stop;
    private volatile boolean slowed;
    private volatile boolean closing;

    GroupReader(ClusterConfig cluster, String group, GroupProtocol protocol, String topic) {
        this.stop = protocol == GroupProtocol.STREAMS
                ? streams(cluster, group, topic)
                : consumer(cluster, group, protocol, topic);
    }

    /** From now on it reads as many records as it is allowed. */
    void slow() {
        slowed = true;
    }

    void allow() {
        permits.release();
    }

    private void pass() {
        if (slowed && !closing) {
            permits.acquireUninterruptibly();
        }
    }

    private Runnable consumer(ClusterConfig cluster, String group, GroupProtocol protocol, String topic) {
        Map<String, Object> settings = new HashMap<>(cluster.kafka());
        settings.put("group.id", group);
        settings.put("group.protocol", protocol.name().toLowerCase(Locale.ROOT));
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("max.poll.records", 1);
        Thread thread = new Thread(
                () -> {
                    try (KafkaConsumer<String, String> member =
                            new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
                        member.subscribe(List.of(topic));
                        while (!closing) {
                            if (!member.poll(Duration.ofMillis(100)).isEmpty()) {
                                pass();
                                member.commitSync();
                            }
                        }
                    }
                },
                "reader-" + group);
        thread.start();
        return () -> {
            try {
                thread.join(CLOSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private Runnable streams(ClusterConfig cluster, String group, String topic) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(topic).foreach((key, value) -> pass());
        Properties settings = new Properties();
        settings.putAll(cluster.kafka());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Path.of("target", "streams-" + group).toString());
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        streams.start();
        return () -> streams.close(CLOSE);
    }

    @Override
    public void close() {
        closing = true;
        permits.release(1_000_000);
        stop.run();
    }
}
