package dev.newswire.ingest.http;

import dev.newswire.runtime.cluster.ClusterConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A push server in a process of its own, which waits to be killed. */
final class PushMain {
    private static final String LISTENS = "listens on ";

    private PushMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        PushFixture push = start(ClusterConfig.of(arguments[0], arguments[1]), arguments[2]);
        System.out.println(LISTENS + push.uri(""));
        new CountDownLatch(1).await();
    }

    /** The same server in this process, under the transactional id of the one before. */
    static PushFixture start(ClusterConfig cluster, String id) {
        return PushFixture.started(PushFixture.server(cluster, Map.of(), Optional.empty(), id));
    }

    static Process start(String broker, String registry, String id) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.newswire.schemas",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PushMain.class.getName(),
                        broker,
                        registry,
                        id)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static String address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENS)) {
                return line.substring(LISTENS.length());
            }
        }
        throw new IOException("the server ended before it listened");
    }
}
