package dev.newswire.runtime.http;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import java.time.Duration;

/**
 * Where metrics and health are served.
 *
 * @param host address to listen on; loopback unless the network is trusted, as nothing here asks for a password
 * @param port 0 takes any free port
 * @param patience how long a service may stand still before something it has to deal with, and count as ready
 */
public record AdminConfig(String host, int port, Duration patience) {
    static final ConfigKey<String> HOST = ConfigKey.text(
                    "admin.host",
                    "127.0.0.1",
                    "Address on which metrics and health are served. Anyone who reaches it may read them.")
            .check(host -> !host.isBlank(), "a host name or an address");
    static final ConfigKey<Integer> PORT = ConfigKey.integer(
                    "admin.port", 8080, "Port on which metrics and health are served; 0 takes any free one.")
            .between(0, 65_535);
    static final ConfigKey<Duration> PATIENCE = ConfigKey.duration(
                    "admin.ready.patience",
                    "30s",
                    "How long a service that has something to read may get nothing done before it is not ready.")
            .between(Duration.ofSeconds(1), Duration.ofHours(1));

    public static final ConfigKeys KEYS = ConfigKeys.of(HOST, PORT, PATIENCE);

    public AdminConfig {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not an address: " + host + ":" + port);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("no patience: " + patience);
        }
    }

    public static AdminConfig from(Config config) {
        return new AdminConfig(config.get(HOST), config.get(PORT), config.get(PATIENCE));
    }
}
