package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What the embedded PostgreSQL runs from, where it keeps its data and where it listens.
 *
 * @param home where the server's programs are unpacked on first use; any number of data folders may share it
 * @param folder created on first start; belongs to this server alone
 * @param port TCP port on loopback, 1 to 65535
 */
public record DatabaseConfig(Path home, Path folder, int port) {
    public DatabaseConfig {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(folder, "folder");
        Ports.requireValid("database", port);
    }
}
