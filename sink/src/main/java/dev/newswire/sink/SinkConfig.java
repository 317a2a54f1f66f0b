package dev.newswire.sink;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;

/**
 * How a sink reads, whatever it writes to.
 *
 * @param batchRecords most records written by one commit
 * @param batchBytes most bytes, as on the topic, written by one commit; a single larger record goes alone
 * @param retryFrom first pause while the store is away; doubled with each failure
 * @param retryTo longest pause
 */
public record SinkConfig(int batchRecords, long batchBytes, Duration retryFrom, Duration retryTo) {

    static final ConfigKey<Integer> BATCH_RECORDS = ConfigKey.integer(
                    "sink.batch.records", 500, "Most records written by one commit.")
            .between(1, 10_000);
    static final ConfigKey<Long> BATCH_BYTES = ConfigKey.bytes(
                    "sink.batch.bytes", "8MiB", "Most bytes written by one commit; a larger record goes alone.")
            .between(1L << 10, 256L << 20);
    static final ConfigKey<Duration> RETRY_FROM = ConfigKey.duration(
                    "sink.retry.from", "200ms", "First pause while the store is away; doubled each time.")
            .between(Duration.ofMillis(1), Duration.ofMinutes(1));
    static final ConfigKey<Duration> RETRY_TO = ConfigKey.duration(
                    "sink.retry.to", "10s", "Longest pause while the store is away.")
            .between(Duration.ofMillis(1), Duration.ofMinutes(10));

    public static final ConfigKeys KEYS = ConfigKeys.of(BATCH_RECORDS, BATCH_BYTES, RETRY_FROM, RETRY_TO);

    public SinkConfig {
        if (batchRecords < 1 || batchBytes < 1) {
            throw new IllegalArgumentException("a batch holds at least one record and one byte");
        }
        if (retryFrom.isNegative() || retryFrom.isZero() || retryTo.compareTo(retryFrom) < 0) {
            throw new IllegalArgumentException("sink.retry.from must be above zero and sink.retry.to not below it");
        }
    }

    public static SinkConfig from(Config config) {
        return new SinkConfig(
                config.get(BATCH_RECORDS), config.get(BATCH_BYTES), config.get(RETRY_FROM), config.get(RETRY_TO));
    }
}
