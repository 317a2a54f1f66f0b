package dev.newswire.embedded;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How the parts stand on this machine.
 *
 * @param data the data folder; created when missing
 * @param throwAway whether the data folder is removed on close
 * @param minFreeBytes free disk space below which nothing starts
 * @param registryHome unpacked registry distribution; only read
 * @param databaseHome where PostgreSQL's programs are unpacked on first use; may be shared by data folders
 * @param brokerPort TCP port; here and below 0 means the one used before on this folder, or else a free one
 */
public record OneMachineConfig(
        Path data,
        boolean throwAway,
        long minFreeBytes,
        Path registryHome,
        Path databaseHome,
        int brokerPort,
        int registryPort,
        int databasePort) {
    public OneMachineConfig {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(registryHome, "registryHome");
        Objects.requireNonNull(databaseHome, "databaseHome");
    }

    /** A folder that stays, free ports, and {@value DataFolder#DEFAULT_MIN_FREE_BYTES} bytes of disk wanted. */
    public static OneMachineConfig of(Path data, Path registryHome, Path databaseHome) {
        return new OneMachineConfig(
                data, false, DataFolder.DEFAULT_MIN_FREE_BYTES, registryHome, databaseHome, 0, 0, 0);
    }

    /** The same on a folder that is removed on close. */
    public OneMachineConfig thrownAway() {
        return new OneMachineConfig(
                data, true, minFreeBytes, registryHome, databaseHome, brokerPort, registryPort, databasePort);
    }

    /** The same on these ports. */
    public OneMachineConfig onPorts(int broker, int registry, int database) {
        return new OneMachineConfig(
                data, throwAway, minFreeBytes, registryHome, databaseHome, broker, registry, database);
    }

    /** The same with another minimum of free disk space. */
    public OneMachineConfig withMinFreeBytes(long bytes) {
        return new OneMachineConfig(
                data, throwAway, bytes, registryHome, databaseHome, brokerPort, registryPort, databasePort);
    }
}
