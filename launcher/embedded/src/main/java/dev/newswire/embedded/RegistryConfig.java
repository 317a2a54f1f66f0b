package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What the embedded schema registry runs from, where it keeps its schemas and where it listens.
 *
 * @param home unpacked registry distribution; only read
 * @param folder created on first start; belongs to this registry alone
 * @param port TCP port on loopback, 1 to 65535
 */
public record RegistryConfig(Path home, Path folder, int port) {
    public RegistryConfig {
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(folder, "folder");
        Ports.requireValid("registry", port);
    }

    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }
}
