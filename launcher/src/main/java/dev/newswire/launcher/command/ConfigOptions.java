package dev.newswire.launcher.command;

import dev.newswire.launcher.local.RunningFile;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.config.Origin;
import dev.newswire.runtime.error.UserError;
import dev.newswire.sink.postgres.PostgresConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every verb takes: where its settings come from, and which cluster it talks to. */
final class ConfigOptions {

    /** Variables that the start script reads; they look like settings and are none. */
    private static final String[] NOT_SETTINGS = {"NEWSWIRE_JAVA_OPTS", "NEWSWIRE_NO_BUILD", "NEWSWIRE_HOME"};

    private static final ConfigKey<?> CLUSTER = ClusterConfig.BOOTSTRAP_SERVERS;
    private static final ConfigKey<?> DATABASE = PostgresConfig.URL;

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

    /** Settings for a verb that talks to no cluster, with some that it needs whatever is given. */
    Config overridden(Console console, List<String> own) {
        List<String> all = new ArrayList<>(assignments);
        all.addAll(own);
        return loader(console).set(all).load();
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
        Config own = standalone(console);
        return given(own, CLUSTER)
                ? own
                : ofThisMachine(console).orElseThrow(() -> nothing(CLUSTER, "a cluster", "HOST:PORT"));
    }

    /** As {@link #ofCluster}, for a verb that needs PostgreSQL alone. */
    Config ofDatabase(Console console) {
        Config own = standalone(console);
        return given(own, DATABASE) || given(own, CLUSTER)
                ? own
                : ofThisMachine(console)
                        .orElseThrow(() -> nothing(DATABASE, "a database", "jdbc:postgresql://HOST:PORT/NAME"));
    }

    /** Settings as a verb that talks to a cluster would find them, whether there is one or not. */
    Config shown(Console console) {
        Config own = standalone(console);
        return given(own, CLUSTER) ? own : ofThisMachine(console).orElse(own);
    }

    /** Empty where nothing runs. A cluster that is named is never mixed with parts of the one that runs here. */
    private Optional<Config> ofThisMachine(Console console) {
        return new RunningFile(data()).read().map(running -> loader(console)
                .defaults("the 'newswire up' in " + data(), running)
                .load());
    }

    private static boolean given(Config own, ConfigKey<?> key) {
        return own.origin(key).kind() != Origin.Kind.DEFAULT;
    }

    private UserError nothing(ConfigKey<?> key, String what, String form) {
        return new UserError(
                ExitCode.UNREACHABLE,
                "nothing runs in " + data() + ". Start it with 'newswire up --data " + data + "', or name " + what
                        + " with --set " + key.name() + "=" + form + " or --config FILE.");
    }

    private static Path existing(Path file) {
        if (!Files.isReadable(file)) {
            throw new UserError(ExitCode.USAGE, "cannot read the configuration file " + file);
        }
        return file;
    }
}
