package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Prometheus of this machine, on the configuration of a deployment, asking other addresses and more often. */
final class PrometheusProcess implements AutoCloseable {

    private static final String PROGRAM = "prometheus";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandProcess process;
    private final String address;

    private PrometheusProcess(CommandProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Whether there is one. */
    static boolean installed() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
    }

    /**
     * @param deployed folder of its configuration and rules
     * @param targets where each target of the configuration is on this machine
     */
    static PrometheusProcess start(Path folder, Path deployed, Map<String, String> targets) throws IOException {
        String config = Files.readString(deployed.resolve("prometheus.yml")).replace("_interval: 15s", "_interval: 1s");
        for (Map.Entry<String, String> target : targets.entrySet()) {
            assertThat(config).contains('"' + target.getKey() + '"');
            config = config.replace('"' + target.getKey() + '"', '"' + target.getValue() + '"');
        }
        Files.writeString(folder.resolve("prometheus.yml"), config);
        Files.copy(deployed.resolve("alerts.yml"), folder.resolve("alerts.yml"));
        String address = "127.0.0.1:" + Instance.freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                PROGRAM,
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("prometheus-data"),
                "--web.listen-address=" + address));
        return new PrometheusProcess(CommandProcess.start(folder, builder), "http://" + address);
    }

    /** The data of an answer; fails while it does not answer well. */
    JsonNode ask(String path) throws IOException {
        assertThat(process.isAlive()).as(process.err()).isTrue();
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path))
                            .build(),
                    BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("status").asText()).as(answer.body()).isEqualTo("success");
            return body.get("data");
        } catch (ConnectException e) {
            throw new AssertionError("Prometheus does not listen: " + process.err(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** The result of an expression, now. */
    JsonNode query(String expression) throws IOException {
        return ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .get("result");
    }

    @Override
    public void close() {
        process.close();
    }
}
