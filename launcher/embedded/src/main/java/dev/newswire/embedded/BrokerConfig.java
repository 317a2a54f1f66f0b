package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the embedded broker keeps its log and where it listens.
 *
 * @param folder created on first start; belongs to this broker alone
 * @param port TCP port on loopback, 1 to 65535
 * @param security what is asked of clients; empty for nothing, which is for a machine of one's own
 */
public record BrokerConfig(Path folder, int port, Optional<BrokerSecurity> security) {
    public BrokerConfig {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(security, "security");
        Ports.requireValid("broker", port);
    }

    /** Asks nothing of clients. */
    public BrokerConfig(Path folder, int port) {
        this(folder, port, Optional.empty());
    }
}
