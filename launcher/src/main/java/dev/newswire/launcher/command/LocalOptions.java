package dev.newswire.launcher.command;

import dev.newswire.embedded.OneMachineConfig;
import dev.newswire.launcher.local.Home;
import dev.newswire.launcher.local.UpConfig;
import java.nio.file.Path;

/** How a command of one machine becomes the configuration of the embedded parts. */
final class LocalOptions {

    private LocalOptions() {}

    static OneMachineConfig machine(Path data, UpConfig up) {
        Home home = Home.ofProcess();
        return OneMachineConfig.of(data, home.registry(), home.database())
                .onPorts(up.brokerPort(), up.registryPort(), up.databasePort())
                .withMinFreeBytes(up.leastFreeBytes());
    }
}
