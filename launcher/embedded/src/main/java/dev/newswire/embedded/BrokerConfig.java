package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the embedded broker keeps its log and where it listens.
 *
 * @param folder created on first start; belongs to this broker alone
 * @param port TCP port on loopback, 1 to 65535
 */
public record BrokerConfig(Path folder, int port) {
    public BrokerConfig {
        Objects.requireNonNull(folder, "folder");
        Ports.requireValid("broker", port);
    }
}
