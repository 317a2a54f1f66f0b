package dev.newswire.enrich;

import dev.newswire.enrich.topology.TopologySettings;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What of enrich may be set.
 *
 * @param applicationId Kafka Streams application, and with it the consumer group and the prefix of internal topics
 * @param threads stream threads of this instance
 * @param stateDir folder of the local state, which the changelogs can always restore
 * @param commitInterval how long a transaction stays open, and so the least time from raw to enriched
 * @param closeTimeout how long a close may wait for the running transaction
 * @param topology windows and thresholds
 */
public record EnrichConfig(
        String applicationId,
        int threads,
        Path stateDir,
        Duration commitInterval,
        Duration closeTimeout,
        TopologySettings topology) {

    static final ConfigKey<String> APPLICATION_ID = ConfigKey.text(
                    "enrich.application-id",
                    "newswire-enrich",
                    "Kafka Streams application id; instances with the same id share the work.")
            .check(id -> id.matches("[a-zA-Z0-9._-]+"), "letters, digits, '.', '_' and '-'");
    static final ConfigKey<Integer> THREADS = ConfigKey.integer("enrich.threads", 1, "Stream threads of one instance.")
            .between(1, 64);
    static final ConfigKey<Path> STATE_DIR = ConfigKey.path(
            "enrich.state-dir",
            "newswire-data/enrich",
            "Folder of the local state. It may be lost: the changelog topics restore it.");
    static final ConfigKey<Duration> COMMIT_INTERVAL = ConfigKey.duration(
                    "enrich.commit-interval",
                    "200ms",
                    "How long a transaction stays open: longer costs latency, shorter costs throughput.")
            .between(Duration.ofMillis(10), Duration.ofSeconds(30));
    static final ConfigKey<Duration> CLOSE_TIMEOUT = ConfigKey.duration(
                    "enrich.close-timeout", "4s", "How long closing may wait for the running transaction.")
            .between(Duration.ofMillis(100), Duration.ofMinutes(1));
    static final ConfigKey<Duration> REVISION_RETENTION = ConfigKey.duration(
                    "enrich.revisions.retention",
                    "14d",
                    "How long an item is remembered after it was last seen, to tell duplicates and revisions.")
            .atLeast(Duration.ofHours(1));
    static final ConfigKey<Duration> STORY_RETENTION = ConfigKey.duration(
                    "enrich.stories.retention", "3d", "How long an item may still open or continue a story.")
            .atLeast(Duration.ofHours(1));
    static final ConfigKey<Integer> STORY_PARTITIONS = ConfigKey.integer(
                    "enrich.stories.partitions",
                    4,
                    "Partitions that stories are grouped over; it cannot change while the application id is the same.")
            .between(1, 256);
    static final ConfigKey<Duration> TREND_WINDOW = ConfigKey.duration(
                    "enrich.trends.window", "1h", "Length of the windows that news.trends counts in.")
            .between(Duration.ofSeconds(1), Duration.ofDays(31));
    static final ConfigKey<Duration> TREND_GRACE = ConfigKey.duration(
                    "enrich.trends.grace",
                    "10m",
                    "How much later than the newest an item may come and still be counted; counts are written after it.")
            .between(Duration.ZERO, Duration.ofDays(7));
    /** Every key, in the order of the reference. */
    public static final ConfigKeys KEYS = ConfigKeys.of(
            APPLICATION_ID,
            THREADS,
            STATE_DIR,
            COMMIT_INTERVAL,
            CLOSE_TIMEOUT,
            REVISION_RETENTION,
            STORY_RETENTION,
            STORY_PARTITIONS,
            TREND_WINDOW,
            TREND_GRACE);

    /** Reads the values of {@link #KEYS}. */
    public static EnrichConfig from(Config config) {
        return new EnrichConfig(
                config.get(APPLICATION_ID),
                config.get(THREADS),
                config.get(STATE_DIR),
                config.get(COMMIT_INTERVAL),
                config.get(CLOSE_TIMEOUT),
                new TopologySettings(
                        config.get(APPLICATION_ID),
                        config.get(REVISION_RETENTION),
                        config.get(STORY_RETENTION),
                        config.get(STORY_PARTITIONS),
                        config.get(TREND_WINDOW),
                        config.get(TREND_GRACE)));
    }
}
