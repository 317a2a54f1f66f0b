package dev.newswire.ingest.websub;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether and how hubs are asked to push.
 *
 * @param secret from which the secrets of all subscriptions are derived; the same on every instance. Empty to ask no hub
 * @param lease how long hubs are asked to push before they are asked again
 */
public record WebSubConfig(Optional<String> secret, Duration lease) {
    private static final int SHORTEST = 16;

    private static final ConfigKey<Optional<String>> SECRET = ConfigKey.optionalText(
                    "ingest.websub.secret",
                    "Secret, the same on every instance, that callbacks and signatures are derived from. WebSub is on"
                            + " where it and ingest.http.public-url are set.")
            .check(
                    secret -> secret.isEmpty() || secret.get().length() >= SHORTEST,
                    "at least " + SHORTEST + " letters, or nothing")
            .secret();
    private static final ConfigKey<Duration> LEASE = ConfigKey.duration(
                    "ingest.websub.lease", "10d", "How long hubs are asked to push; renewed when half of it is over.")
            .between(Duration.ofSeconds(1), Duration.ofDays(365));

    /** All keys, in the order of their documentation. */
    public static final ConfigKeys KEYS = ConfigKeys.of(SECRET, LEASE);

    public static WebSubConfig from(Config config) {
        return new WebSubConfig(config.get(SECRET), config.get(LEASE));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebSubConfig[" + (secret.isPresent() ? "on" : "off") + ", " + lease + "]";
    }
}
