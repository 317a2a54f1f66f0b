package dev.newswire.monitor;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;

/**
 * How lag is watched.
 *
 * @param interval pause between two samples
 * @param countLimit longest gap, in offsets, whose records are counted one by one
 * @param timeout longest time for each question to the cluster, and for reading the logs in one sample
 */
public record MonitorConfig(Duration interval, int countLimit, Duration timeout) {
    static final ConfigKey<Duration> INTERVAL = ConfigKey.duration(
                    "monitor.interval", "5s", "Pause between two samples of every group's lag.")
            .between(Duration.ofMillis(100), Duration.ofHours(1));
    static final ConfigKey<Integer> COUNT_LIMIT = ConfigKey.integer(
                    "monitor.count-limit",
                    1000,
                    "Unread records are counted in the log while the gap between offsets is at most this;"
                            + " beyond it the gap itself is given and marked as not exact.")
            .between(0, 1_000_000);
    static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "monitor.timeout", "10s", "Longest time for a question to the cluster, and for reading logs.")
            .between(Duration.ofMillis(100), Duration.ofMinutes(10));

    public static final ConfigKeys KEYS = ConfigKeys.of(INTERVAL, COUNT_LIMIT, TIMEOUT);

    public MonitorConfig {
        if (interval.isNegative() || interval.isZero() || timeout.isNegative() || timeout.isZero() || countLimit < 0) {
            throw new IllegalArgumentException("not positive: " + interval + ", " + timeout + ", " + countLimit);
        }
    }

    public static MonitorConfig from(Config config) {
        return new MonitorConfig(config.get(INTERVAL), config.get(COUNT_LIMIT), config.get(TIMEOUT));
    }
}
