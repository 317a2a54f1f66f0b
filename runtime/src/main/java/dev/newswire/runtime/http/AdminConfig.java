package dev.newswire.runtime.http;

import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;

/**
 * Where metrics and health are served.
 *
 * @param host address to listen on; loopback unless the network is trusted, as nothing here asks for a password
 * @param port 0 takes any free port
 */
public record AdminConfig(String host, int port) {
    static final ConfigKey<String> HOST = ConfigKey.text(
                    "admin.host",
                    "127.0.0.1",
                    "Address on which metrics and health are served. Anyone who reaches it may read them.")
            .check(host -> !host.isBlank(), "a host name or an address");
    static final ConfigKey<Integer> PORT = ConfigKey.integer(
                    "admin.port", 8080, "Port on which metrics and health are served; 0 takes any free one.")
            .between(0, 65_535);

    public static final ConfigKeys KEYS = ConfigKeys.of(HOST, PORT);

    public AdminConfig {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not an address: " + host + ":" + port);
        }
    }

    public static AdminConfig from(Config config) {
        return new AdminConfig(config.get(HOST), config.get(PORT));
    }
}
