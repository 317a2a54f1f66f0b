package dev.newswire.sink.opensearch;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A real node of OpenSearch in its own process, which can be made to stand still, and ended and begun again. */
final class Node implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Path java;
    private final Path folder;
    private final int port;
    private final URI url;
    private Process process;

    /**
     * Returns once it answers.
     *
     * @param java home of the Java that runs it
     */
    Node(Path java, Path folder) throws IOException {
        this.java = java;
        this.folder = folder.toAbsolutePath();
        this.port = freePort();
        this.url = URI.create("http://127.0.0.1:" + port);
        begin();
    }

    /** Starts it, with all it had if it ran before; returns once it answers. */
    void begin() throws IOException {
        Path jars = Path.of(Objects.requireNonNull(
                System.getProperty("newswire.opensearch.home"), "the build sets newswire.opensearch.home"));
        Files.createDirectories(folder);
        Path program = folder.resolve("OpenSearchNode.java");
        try (var in = Objects.requireNonNull(Node.class.getResourceAsStream("/opensearch/OpenSearchNode.java"))) {
            Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
        }
        process = new ProcessBuilder(List.of(
                        java.resolve("bin").resolve("java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jars + "/*",
                        program.toString(),
                        folder.resolve("data").toString(),
                        String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(120))
                .ignoreException(ConnectException.class)
                .until(() -> process.isAlive()
                        && ask("GET", "/_cluster/health?wait_for_status=yellow", "")
                                .path("status")
                                .isTextual());
    }

    URI url() {
        return url;
    }

    JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("content-type", "application/json")
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return json.readTree(response.body());
    }

    /** It neither answers nor closes its connections, as when a machine hangs. */
    void standStill() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Ends its process; what it has stays. */
    void end() throws IOException, InterruptedException {
        goOn();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
