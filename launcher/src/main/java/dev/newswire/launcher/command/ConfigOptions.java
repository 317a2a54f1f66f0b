package dev.newswire.launcher.command;

import dev.newswire.launcher.local.RunningFile;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.error.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every verb takes: where its settings come from, and which cluster it talks to. */
final class ConfigOptions {

    /** Variables that the start script reads; they look like settings and are none. */
    private static final String[] NOT_SETTINGS = {"NEWSWIRE_JAVA_OPTS", "NEWSWIRE_NO_BUILD", "NEWSWIRE_HOME"};

    private static final String CLUSTER = ClusterConfig.BOOTSTRAP_SERVERS.name();

    @Option(names = "--config", paramLabel = "FILE", description = "Read settings from FILE (properties, UTF-8).")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set one setting; may be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "newswire-data",
            description = "Folder of the pipeline on this machine (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("newswire-data");

    /** The folder of the pipeline on this machine. */
    Path data() {
        return data.toAbsolutePath().normalize();
    }

    /** Settings for a verb that starts its own cluster or needs none. */
    Config standalone(Console console) {
        return loader(console).load();
    }

    /** Settings as given, for {@code config check}. */
    ConfigLoader loader(Console console) {
        ConfigLoader loader = ConfigLoader.of(AllKeys.LIST)
                .environment(console.environment(), NOT_SETTINGS)
                .set(assignments);
        return file == null ? loader : loader.file(existing(file));
    }

    /**
     * Settings for a verb that talks to a cluster: the one configured, else the one that runs on this machine.
     *
     * @throws UserError when there is neither
     */
    Config ofCluster(Console console) {
        Optional<Map<String, String>> running = new RunningFile(data()).read();
        if (running.isPresent()) {
            return loader(console)
                    .defaults("the 'newswire up' in " + data(), running.get())
                    .load();
        }
        Config config = loader(console).load();
        if (config.origin(ClusterConfig.BOOTSTRAP_SERVERS).where().equals("default")) {
            throw new UserError(
                    ExitCode.UNREACHABLE,
                    "nothing runs in " + data() + ". Start it with 'newswire up --data " + data
                            + "', or name a cluster with --set " + CLUSTER + "=HOST:PORT or --config FILE.");
        }
        return config;
    }

    private static Path existing(Path file) {
        if (!Files.isReadable(file)) {
            throw new UserError(ExitCode.USAGE, "cannot read the configuration file " + file);
        }
        return file;
    }
}
