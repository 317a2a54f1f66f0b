package dev.newswire.sink.contract;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigKeys;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.sink.SinkConfig;
import dev.newswire.sink.SinkKind;
import dev.newswire.sink.SinkService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.ServiceLoader;

/** A sink in a process of its own, which a test can kill. It says on standard output when a batch begins and ends. */
final class SinkProcess {

    static final String BEGUN = "begun ";
    static final String ENDED = "ended ";
    static final String CLAIMED = "claimed ";

    private SinkProcess() {}

    /** Kind of target, topic, settings; ends when its standard input does. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        // The log must not come between.
        System.setOut(System.err);
        SinkKind kind = ServiceLoader.load(SinkKind.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        ConfigKeys keys = ClusterConfig.KEYS.and(SinkConfig.KEYS).and(kind.keys());
        Config config = ConfigLoader.of(keys)
                .set(List.of(arguments).subList(2, arguments.length))
                .load();
        SpyWriter writer = new SpyWriter(
                kind.writers(config).get(0),
                claims -> out.println(CLAIMED + claims),
                batch -> out.println(BEGUN + batch.records().size()),
                batch -> out.println(ENDED + batch.records().size()));
        SinkService service = new SinkService(
                SinkConfig.from(config),
                ClusterConfig.from(config),
                writer,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                arguments[1]);
        service.start();
        while (System.in.read() >= 0) {
            // Whoever started this says nothing; its end is what is waited for.
        }
        service.close();
    }
}
