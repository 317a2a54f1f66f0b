package dev.newswire.ingest.poll;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;

/**
 * How sources are polled.
 *
 * @param minInterval shortest time between two polls, where a source's definition says nothing else
 * @param maxInterval longest time between two polls, where a source's definition says nothing else
 * @param maxWait longest that a source is left alone because it asks for it, or keeps refusing
 * @param concurrency most polls under way at once
 */
public record PollConfig(Duration minInterval, Duration maxInterval, Duration maxWait, int concurrency) {
    private static final ConfigKey<Duration> MIN_INTERVAL = ConfigKey.duration(
                    "ingest.poll.min-interval",
                    "1m",
                    "Shortest time between two polls of a source, however fast it publishes.")
            .between(Duration.ofMillis(100), Duration.ofDays(1));
    private static final ConfigKey<Duration> MAX_INTERVAL = ConfigKey.duration(
                    "ingest.poll.max-interval",
                    "6h",
                    "Longest time between two polls of a source, however slowly it publishes.")
            .between(Duration.ofMillis(100), Duration.ofDays(7));
    private static final ConfigKey<Duration> MAX_WAIT = ConfigKey.duration(
                    "ingest.poll.max-wait",
                    "24h",
                    "Longest that a source is left alone because it asks for it (caching, ttl, Retry-After) or keeps refusing.")
            .between(Duration.ofMillis(100), Duration.ofDays(7));
    private static final ConfigKey<Integer> CONCURRENCY = ConfigKey.integer(
                    "ingest.poll.concurrency",
                    256,
                    "Most polls under way at once, waiting ones included; one at a host.")
            .between(1, 10_000);

    /** All keys, in the order of their documentation. */
    public static final ConfigKeys KEYS = ConfigKeys.of(MIN_INTERVAL, MAX_INTERVAL, MAX_WAIT, CONCURRENCY);

    public PollConfig {
        if (minInterval.isNegative() || minInterval.isZero() || concurrency < 1) {
            throw new IllegalArgumentException("There is some time between two polls, and one may be under way");
        }
    }

    public static PollConfig from(Config config) {
        return new PollConfig(
                config.get(MIN_INTERVAL), config.get(MAX_INTERVAL), config.get(MAX_WAIT), config.get(CONCURRENCY));
    }
}
