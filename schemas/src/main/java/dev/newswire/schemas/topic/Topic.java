package dev.newswire.schemas.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic of the pipeline, as a typed constant. Keys are UTF-8 strings on every topic.
 *
 * @param name name on the cluster
 * @param key what the key holds, in words
 * @param value Avro schema of the values; empty where the values are bytes of any kind
 * @param partitions partitions it is created with; more may be added by hand only where {@code key} order is not needed
 * @param cleanup what happens to old records
 * @param retention how long records are kept, where the cleanup policy deletes
 * @param maxMessageBytes largest batch of records the broker accepts, in bytes
 * @param owner the module that writes it
 * @param doc what stands on it, in a sentence
 */
public record Topic(
        String name,
        String key,
        Optional<Schema> value,
        int partitions,
        Cleanup cleanup,
        Duration retention,
        int maxMessageBytes,
        String owner,
        String doc) {

    /** Owners whose topics readers of any kind subscribe to. */
    private static final Set<String> READ_BY_OTHERS = Set.of("enrich", "all");

    public Topic {
        if (!name.matches("[a-z0-9.-]{1,249}")) {
            throw new IllegalArgumentException("Not a topic name: " + name);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("A topic has at least one partition: " + name);
        }
    }

    /** The same topic, its records kept for another time. */
    public Topic kept(Duration otherRetention) {
        return new Topic(name, key, value, partitions, cleanup, otherRetention, maxMessageBytes, owner, doc);
    }

    /** The subject its value schema is registered under (Confluent's TopicNameStrategy). */
    public String subject() {
        return name + "-value";
    }

    /** The topic-level settings it is created with, by Kafka's names, in alphabetical order. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy());
        if (READ_BY_OTHERS.contains(owner)) {
            // The one codec that every client library reads, at the level that costs least (KIP-390).
            settings.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "gzip");
            settings.put(TopicConfig.COMPRESSION_GZIP_LEVEL_CONFIG, Integer.toString(Deflater.BEST_SPEED));
        }
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
        if (cleanup != Cleanup.COMPACT) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        if (cleanup == Cleanup.DELETE && retention.compareTo(Duration.ofDays(1)) < 0) {
            // Only whole segments are dropped, and by default one stays open for a week while it is written to.
            settings.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        if (cleanup == Cleanup.COMPACT) {
            // Only closed segments are compacted, and whoever starts reads the whole topic first: keep it short.
            settings.put(
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(Duration.ofHours(1).toMillis()));
        }
        if (cleanup == Cleanup.COMPACT_DELETE) {
            // Readers get a day to see every revision before compaction leaves only the last.
            settings.put(
                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(Duration.ofDays(1).toMillis()));
            // Whoever has an item taken down is told when the last bytes of it are gone.
            settings.put(
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(Duration.ofDays(2).toMillis()));
        }
        return settings;
    }
}
