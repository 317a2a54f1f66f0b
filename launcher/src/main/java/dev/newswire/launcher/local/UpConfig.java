package dev.newswire.launcher.local;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;

/**
 * What of the one-machine pipeline may be set.
 *
 * @param brokerPort port of the broker; 0 takes any free one
 * @param registryPort port of the schema registry; 0 takes any free one
 * @param databasePort port of PostgreSQL; 0 takes any free one
 * @param pushPort port for pushing items over HTTP, unless ingest.http.port says another; 0 takes any free one
 * @param leastFreeBytes free disk space below which nothing is started
 * @param progressInterval how often progress is looked at
 */
public record UpConfig(
        int brokerPort,
        int registryPort,
        int databasePort,
        int pushPort,
        long leastFreeBytes,
        Duration progressInterval) {

    private static final int HIGHEST_PORT = 65_535;

    static final ConfigKey<Integer> BROKER_PORT = port("up.broker.port", 9092, "the broker");
    static final ConfigKey<Integer> REGISTRY_PORT = port("up.registry.port", 8081, "the schema registry");
    static final ConfigKey<Integer> DATABASE_PORT = port("up.database.port", 5432, "PostgreSQL");
    static final ConfigKey<Integer> PUSH_PORT = ConfigKey.integer(
                    "up.push.port",
                    8082,
                    "Port on which 'up' takes items in over HTTP, unless ingest.http.port is set; 0 takes any free one.")
            .between(0, HIGHEST_PORT);
    static final ConfigKey<Long> LEAST_FREE =
            ConfigKey.bytes("up.disk.least-free", "1GiB", "Free disk space below which 'up' and 'demo' do not start.");
    static final ConfigKey<Duration> PROGRESS = ConfigKey.duration(
                    "up.progress-interval", "1s", "How often 'up' prints progress while something moves.")
            .between(Duration.ofMillis(100), Duration.ofHours(1));

    /** Every key, in the order of the reference. */
    public static final ConfigKeys KEYS =
            ConfigKeys.of(BROKER_PORT, REGISTRY_PORT, DATABASE_PORT, PUSH_PORT, LEAST_FREE, PROGRESS);

    /** Reads the values of {@link #KEYS}. */
    public static UpConfig from(Config config) {
        return new UpConfig(
                config.get(BROKER_PORT),
                config.get(REGISTRY_PORT),
                config.get(DATABASE_PORT),
                config.get(PUSH_PORT),
                config.get(LEAST_FREE),
                config.get(PROGRESS));
    }

    private static ConfigKey<Integer> port(String name, int port, String what) {
        return ConfigKey.integer(name, port, "Port of " + what + " that 'up' starts; 0 takes any free one.")
                .between(0, HIGHEST_PORT);
    }
}
