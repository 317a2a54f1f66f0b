package dev.newswire.sink;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKey;
import dev.newswire.runtime.config.ConfigKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sinks that configuration chooses out of the kinds on the class path. They run side by side, each a consumer group
 * of its own: none waits for another.
 */
public final class Sinks {

    private static final Map<String, SinkKind> KINDS = kinds();

    static final ConfigKey<List<String>> CHOSEN = ConfigKey.list(
                    "sink.kinds", "postgres", "Kinds of target to write to, separated by commas.")
            .check(KINDS.keySet()::containsAll, "some of " + String.join(", ", KINDS.keySet()));

    /** Every key of the module and of every kind. */
    public static final ConfigKeys KEYS = keys();

    private Sinks() {}

    /** The services that {@code config} describes; the caller starts and closes them. */
    public static List<SinkService> services(Config config, ClusterConfig cluster, MeterRegistry meters) {
        SinkConfig how = SinkConfig.from(config);
        List<SinkService> services = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SinkKind kind : new TreeMap<>(KINDS).values()) {
            if (config.get(CHOSEN).contains(kind.name())) {
                for (SinkWriter writer : kind.writers(config)) {
                    if (!names.add(writer.name())) {
                        throw new IllegalStateException("two sinks are named " + writer.name());
                    }
                    services.add(new SinkService(how, cluster, writer, meters, Clock.systemUTC()));
                }
            }
        }
        return List.copyOf(services);
    }

    /** What the targets of the sinks that {@code config} chooses hold, as far as they can be asked. */
    public static List<Holdings> holdings(Config config) {
        return new TreeMap<>(KINDS)
                .values().stream()
                        .filter(kind -> config.get(CHOSEN).contains(kind.name()))
                        .flatMap(kind -> kind.holdings(config).stream())
                        .toList();
    }

    private static Map<String, SinkKind> kinds() {
        Map<String, SinkKind> kinds = new TreeMap<>();
        for (SinkKind kind : ServiceLoader.load(SinkKind.class, Sinks.class.getClassLoader())) {
            SinkKind other = kinds.putIfAbsent(kind.name(), kind);
            if (other != null) {
                throw new IllegalStateException("two kinds of sink are named " + kind.name());
            }
        }
        return Map.copyOf(kinds);
    }

    private static ConfigKeys keys() {
        ConfigKeys all = ConfigKeys.of(CHOSEN).and(SinkConfig.KEYS);
        for (SinkKind kind : new TreeMap<>(KINDS).values()) {
            all = all.and(kind.keys());
        }
        return all;
    }
}
