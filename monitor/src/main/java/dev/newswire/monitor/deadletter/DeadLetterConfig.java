package dev.newswire.monitor.deadletter;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;
import java.util.Objects;

/**
 * How long dead letters are kept, and how many are too many.
 *
 * @param retention after that the topic drops them, whether they were dealt with or not
 * @param alertAbove most open letters that are no reason to alert anybody
 */
public record DeadLetterConfig(Duration retention, int alertAbove) {

    static final ConfigKey<Duration> RETENTION = ConfigKey.duration(
                    "deadletters.retention",
                    "90d",
                    "How long news.deadletters keeps records; for topics that are made, and compared with those there"
                            + " are.")
            .between(Duration.ofHours(1), Duration.ofDays(3_650));
    static final ConfigKey<Integer> ALERT_ABOVE = ConfigKey.integer(
                    "deadletters.alert.above",
                    100,
                    "Most open dead letters, neither sent back nor erased, that raise no alert.")
            .between(0, 1_000_000_000);

    public static final ConfigKeys KEYS = ConfigKeys.of(RETENTION, ALERT_ABOVE);

    public DeadLetterConfig {
        Objects.requireNonNull(retention, "retention");
        if (alertAbove < 0) {
            throw new IllegalArgumentException("letters cannot be fewer than none: " + alertAbove);
        }
    }

    public static DeadLetterConfig from(Config config) {
        return new DeadLetterConfig(config.get(RETENTION), config.get(ALERT_ABOVE));
    }

    /** Whether so many open letters are to be told to somebody. */
    public boolean alerts(long open) {
        return open > alertAbove;
    }
}
