package dev.newswire.runtime.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Resolves a list of keys from its layers: defaults, then file, then environment, then command line; a later layer wins.
 * Immutable: each method returns a loader with one more layer. Reads nothing before {@link #load}; the environment is
 * what the caller passes, never the process's own.
 */
public final class ConfigLoader {
    private static final String SET_FORM = "key=value";

    private final ConfigKeys keys;
    private final List<Layer> layers;

    /** Yields what a layer gives; adds what keeps it from being read to the problems. */
    @FunctionalInterface
    private interface Source {
        List<Given> read(List<ConfigProblem> problems);
    }

    private record Layer(Origin.Kind kind, Source source) {}

    private ConfigLoader(ConfigKeys keys, List<Layer> layers) {
        this.keys = keys;
        this.layers = layers;
    }

    public static ConfigLoader of(ConfigKeys keys) {
        return new ConfigLoader(keys, List.of());
    }

    private ConfigLoader with(Origin.Kind kind, Source source) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(new Layer(kind, source));
        // Callers may name the layers in any order; the order in which they win is fixed.
        more.sort((a, b) -> a.kind.compareTo(b.kind));
        return new ConfigLoader(keys, List.copyOf(more));
    }

    /** Better defaults than the built-in ones, such as the addresses of a cluster found at {@code where}. */
    public ConfigLoader defaults(String where, Map<String, String> values) {
        Origin origin = new Origin(Origin.Kind.DEFAULT, where);
        List<Given> given = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> given.add(new Given(name, value, origin)));
        return with(Origin.Kind.DEFAULT, problems -> given);
    }

    /** A properties file in UTF-8; see the module's README for its grammar. */
    public ConfigLoader file(Path file) {
        return with(Origin.Kind.FILE, problems -> PropertiesFile.read(file, problems));
    }

    /**
     * Variables named {@code NEWSWIRE_…}; all others are left alone.
     *
     * @param notSettings those of them that mean something else, such as the ones the start script reads
     */
    public ConfigLoader environment(Map<String, String> variables, String... notSettings) {
        Map<String, String> ours = new TreeMap<>(variables);
        ours.keySet().removeIf(variable -> !variable.startsWith(KeyName.ENVIRONMENT_PREFIX));
        ours.keySet().removeAll(List.of(notSettings));
        return with(Origin.Kind.ENVIRONMENT, problems -> environment(ours, problems));
    }

    /** What the command line gives, each as {@code key=value}. */
    public ConfigLoader set(List<String> assignments) {
        List<String> copy = List.copyOf(assignments);
        return with(Origin.Kind.COMMAND_LINE, problems -> commandLine(copy, problems));
    }

    /** All values; throws {@link InvalidConfigException} naming every problem of every layer. */
    public Config load() {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, Config.Resolved> found = resolve(problems);
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
        return new Config(keys, found);
    }

    /** What {@code config check} shows: every problem, none when {@link #load} would succeed. */
    public List<ConfigProblem> check() {
        List<ConfigProblem> problems = new ArrayList<>();
        resolve(problems);
        return List.copyOf(problems);
    }

    private Map<String, Config.Resolved> resolve(List<ConfigProblem> problems) {
        Resolver resolver = new Resolver(keys, problems);
        for (Layer layer : layers) {
            resolver.accept(layer.source.read(problems));
        }
        return resolver.finish();
    }

    private List<Given> environment(Map<String, String> variables, List<ConfigProblem> problems) {
        List<Given> given = new ArrayList<>();
        variables.forEach((variable, value) -> {
            Origin origin = new Origin(Origin.Kind.ENVIRONMENT, variable);
            keys.nameOfVariable(variable)
                    .ifPresentOrElse(
                            name -> given.add(new Given(name, value, origin)),
                            () -> problems.add(new ConfigProblem(
                                    ConfigProblem.Kind.UNKNOWN_KEY,
                                    variable,
                                    null,
                                    new Origin(Origin.Kind.ENVIRONMENT, "environment variable"),
                                    "",
                                    NearestName.of(variable, keys.variables()))));
        });
        return given;
    }

    private static List<Given> commandLine(List<String> assignments, List<ConfigProblem> problems) {
        List<Given> given = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                String name = assignment.substring(0, equals).strip();
                given.add(new Given(name, assignment.substring(equals + 1), Origin.COMMAND_LINE));
            } else {
                problems.add(new ConfigProblem(
                        ConfigProblem.Kind.BAD_VALUE, assignment, null, Origin.COMMAND_LINE, SET_FORM, null));
            }
        }
        return given;
    }
}
