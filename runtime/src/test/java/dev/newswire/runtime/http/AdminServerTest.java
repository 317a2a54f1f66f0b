package dev.newswire.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.error.UserError;
import dev.newswire.runtime.metric.Metrics;
import dev.newswire.runtime.service.Progress;
import dev.newswire.runtime.service.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrometheusMeterRegistry metrics = Metrics.create();
    private final Part part = new Part();
    private final AdminServer server =
            new AdminServer(new AdminConfig("127.0.0.1", 0, PATIENCE), metrics, List.of(part));
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        server.close();
        metrics.close();
    }

    @Test
    void servesMetricsInBothTextFormats() throws Exception {
        metrics.counter("newswire.test.items").increment(3);
        HttpResponse<String> plain = get("/metrics", "GET", "*/*");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(plain.body()).contains("newswire_test_items_total 3.0", "jvm_memory_used_bytes");
        HttpResponse<String> open = get("/metrics", "GET", "application/openmetrics-text");
        assertThat(open.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
    }

    @Test
    void namesTheServiceThatIsNotReadyAndWhatItWaitsFor() throws Exception {
        HttpResponse<String> waiting = get("/health/ready", "GET", "*/*");
        assertThat(waiting.statusCode()).isEqualTo(503);
        assertThat(waiting.body())
                .isEqualTo("{\"status\":\"not ready\",\"services\":[{\"name\":\"part\",\"ready\":false,"
                        + "\"waitingFor\":\"the \\\"broker\\\"\\u0009\"}]}\n");
        part.ready = true;
        HttpResponse<String> ready = get("/health/ready", "GET", "*/*");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"status\":\"ready\"", "\"ready\":true");
    }

    @Test
    void aServiceThatRunsAndDoesNotReadWhatIsThereIsNotReady() throws Exception {
        part.ready = true;
        part.progress = new Progress(true, 0);
        HttpResponse<String> idle = get("/health/ready", "GET", "*/*");
        assertThat(idle.statusCode()).isEqualTo(503);
        assertThat(idle.body()).contains("\"ready\":false,\"waitingFor\":\"there is something to read");
        assertThat(get("/health/live", "GET", "*/*").statusCode()).isEqualTo(200);
        part.progress = new Progress(true, 1);
        assertThat(get("/health/ready", "GET", "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void aServiceThatFailedForGoodMakesTheProcessUnhealthy() throws Exception {
        assertThat(get("/health/live", "GET", "*/*").statusCode()).isEqualTo(200);
        part.ready = true;
        part.failure = Optional.of("out of luck");
        assertThat(get("/health/live", "GET", "*/*").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready", "GET", "*/*").body()).contains("\"failure\":\"out of luck\"");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> head = get("/health/live", "HEAD", "*/*");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
    }

    @Test
    void refusesOtherMethodsAndPathsAsProblems() throws Exception {
        HttpResponse<String> post = get("/metrics", "POST", "*/*");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD");
        HttpResponse<String> absent = get("/metrics/x%22", "GET", "*/*");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(absent.body()).contains("\"status\":404");
    }

    @Test
    void turnsAServiceThatThrowsIntoAProblem() throws Exception {
        part.broken = true;
        assertThat(get("/health/live", "GET", "*/*").statusCode()).isEqualTo(500);
    }

    @Test
    void saysWhichPortIsTaken() {
        int port = server.address().getPort();
        AdminServer second = new AdminServer(new AdminConfig("127.0.0.1", port, PATIENCE), metrics, List.of());
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(second::start)
                .withMessageContaining("127.0.0.1:" + port)
                .satisfies(error -> assertThat(error.exitCode()).isEqualTo(ExitCode.PORT_TAKEN));
        assertThat(second.ready()).isFalse();
        assertThatIllegalStateException().isThrownBy(second::address);
    }

    @Test
    void listensOnLoopbackUnlessTold() {
        assertThat(AdminConfig.from(Config.defaults(AdminConfig.KEYS)))
                .isEqualTo(new AdminConfig("127.0.0.1", 8080, PATIENCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdminConfig("h", 70_000, PATIENCE));
        assertThatIllegalArgumentException().isThrownBy(() -> new AdminConfig("h", 80, Duration.ZERO));
        assertThat(server.ready()).isTrue();
        assertThat(server.name()).isEqualTo("admin");
    }

    private HttpResponse<String> get(String path, String method, String accept)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, method.equals("POST") ? BodyPublishers.ofString("x") : BodyPublishers.noBody())
                .header("Accept", accept)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static final class Part implements Service {
        volatile boolean ready;
        volatile boolean broken;
        volatile Optional<String> failure = Optional.empty();
        volatile Progress progress = Progress.NOTHING;

        @Override
        public String name() {
            return "part";
        }

        @Override
        public void start() {}

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public String waitingFor() {
            return "the \"broker\"\t";
        }

        @Override
        public Optional<String> failure() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return failure;
        }

        @Override
        public void close() {}
    }
}
