package dev.newswire.sink.postgres;

import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.sink.SinkConfig;
import dev.newswire.sink.SinkService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sink in a process of its own, which a test can kill. */
final class SinkProcess {

    private SinkProcess() {}

    /** Broker, registry, database, topic; ends when its standard input does. */
    public static void main(String[] arguments) throws IOException {
        SinkService service = new SinkService(
                new SinkConfig(200, 1 << 20, Duration.ofMillis(100), Duration.ofSeconds(2)),
                ClusterConfig.of(arguments[0], arguments[1]),
                new PostgresWriter(PostgresConfig.of(arguments[2], arguments[3], arguments[4])),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                arguments[5]);
        service.start();
        while (System.in.read() >= 0) {
            // Whoever started this says nothing; its end is what is waited for.
        }
        service.close();
    }

    static Process start(List<String> arguments) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                path,
                SinkProcess.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
