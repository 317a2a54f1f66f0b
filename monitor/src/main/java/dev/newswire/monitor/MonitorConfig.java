package dev.newswire.monitor;

import dev.newswire.monitor.deadletter.DeadLetterConfig;
import dev.newswire.monitor.status.LagHistory;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How lag is watched.
 *
 * @param interval pause between two samples
 * @param countLimit longest gap, in offsets, whose records are counted one by one
 * @param timeout longest time for each question to the cluster, and for reading the logs in one sample
 * @param samples how many samples the status of a group rests on
 * @param retentionRisk share of retention used up from which unread records are in danger
 * @param stateFile where samples are kept over a restart; empty when they are not
 * @param deadLetters how many dead letters are too many
 */
public record MonitorConfig(
        Duration interval,
        int countLimit,
        Duration timeout,
        int samples,
        double retentionRisk,
        Optional<Path> stateFile,
        DeadLetterConfig deadLetters) {
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

    static final ConfigKey<Integer> SAMPLES = ConfigKey.integer(
                    "monitor.samples",
                    5,
                    "How many samples the status of a group rests on: with 5 of them, 5 s apart, a group that stops is"
                            + " seen to have stopped after 25 s.")
            .between(3, 60);
    static final ConfigKey<Double> RETENTION_RISK = ConfigKey.decimal(
                    "monitor.retention-risk",
                    0.8,
                    "Share of a topic's retention, used up by the next record a group has to read, from which the group"
                            + " is RETENTION-RISK.")
            .between(0.01, 1.0);
    static final ConfigKey<Optional<Path>> STATE_FILE = ConfigKey.optionalPath(
            "monitor.state-file",
            "File that keeps the last samples over a restart; without one, a restarted monitor knows a group's status"
                    + " only after so many samples.");

    public static final ConfigKeys KEYS = ConfigKeys.of(
                    INTERVAL, COUNT_LIMIT, TIMEOUT, SAMPLES, RETENTION_RISK, STATE_FILE)
            .and(DeadLetterConfig.KEYS);

    public MonitorConfig {
        if (interval.isNegative() || interval.isZero() || timeout.isNegative() || timeout.isZero() || countLimit < 0) {
            throw new IllegalArgumentException("not positive: " + interval + ", " + timeout + ", " + countLimit);
        }
    }

    /** With everything else at its default. */
    public MonitorConfig(Duration interval, int countLimit, Duration timeout) {
        this(interval, countLimit, timeout, 5, 0.8, Optional.empty(), new DeadLetterConfig(Duration.ofDays(90), 100));
    }

    public static MonitorConfig from(Config config) {
        return new MonitorConfig(
                config.get(INTERVAL),
                config.get(COUNT_LIMIT),
                config.get(TIMEOUT),
                config.get(SAMPLES),
                config.get(RETENTION_RISK),
                config.get(STATE_FILE),
                DeadLetterConfig.from(config));
    }

    /** An empty memory of samples. */
    public LagHistory history() {
        return new LagHistory(samples, retentionRisk);
    }

    /** How long samples are worth keeping: after that, a restarted monitor begins anew. */
    public Duration memory() {
        return interval.multipliedBy(samples).multipliedBy(10);
    }
}
