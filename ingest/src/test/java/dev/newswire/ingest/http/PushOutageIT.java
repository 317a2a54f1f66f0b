package dev.newswire.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.BrokerConfig;
import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedStack.class)
class PushOutageIT {
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

    @TempDir
    Path folder;

    /** 202 is given for committed items only, so none of them may be missing whenever the process dies. */
    @Test
    void keepsEveryItemItHasAnsweredForWhenItIsKilled(EmbeddedBroker broker, EmbeddedRegistry registry)
            throws Exception {
        ClusterFixture fixture = new ClusterFixture(broker.address(), registry.address());
        String token = PushFixture.source(fixture, "killed", false);
        fixture.mark(Topics.RAW);
        Queue<String> promised = new ConcurrentLinkedQueue<>();
        Process server = PushMain.start(broker.address(), registry.address(), "ingest-http-killed");
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            URI uri = URI.create(PushMain.address(output) + "/v1/items");
            for (int i = 0; i < 8; i++) {
                int client = i;
                clients.execute(() -> pushUntilItDies(uri, token, client, promised));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> promised.size() > 300);
        } finally {
            server.destroyForcibly().waitFor();
            clients.shutdown();
        }
        assertThat(clients.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        List<String> committed = fixture.committed(Topics.RAW).stream()
                .map(record -> record.key())
                .toList();
        assertThat(committed).containsAll(promised).doesNotHaveDuplicates();
    }

    @Test
    void answers503WhileKafkaIsAwayAndGoesOnWhenItIsBack(EmbeddedRegistry registry) throws Exception {
        BrokerConfig config = new BrokerConfig(folder.resolve("broker"), freePort());
        EmbeddedBroker broker = new EmbeddedBroker(config);
        broker.start();
        try {
            ClusterFixture fixture = new ClusterFixture(broker.address(), registry.address());
            String token = PushFixture.source(fixture, "outage", false);
            try (PushFixture push = PushFixture.start(fixture.cluster(), Map.of("ingest.http.commit-timeout", "2s"))) {
                fixture.mark(Topics.RAW);
                assertThat(push.post(token, "text/plain", "Before.").statusCode())
                        .isEqualTo(202);
                broker.close();
                List<Integer> answers = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    HttpResponse<String> answer = push.post(token, "text/plain", "While it is away.");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    answers.add(answer.statusCode());
                }
                assertThat(answers).containsOnly(503);
                assertThat(push.server().ready()).isFalse();
                broker = new EmbeddedBroker(config);
                broker.start();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> push.post(token, "text/plain", "After.").statusCode() == 202);
                assertThat(fixture.items(Topics.RAW).stream()
                                .map(item -> item.getBody())
                                .collect(Collectors.toSet()))
                        .isEqualTo(Set.of("Before.", "After."));
            }
        } finally {
            broker.close();
        }
    }

    private static void pushUntilItDies(URI uri, String token, int client, Queue<String> promised) {
        HttpClient http = HttpClient.newHttpClient();
        try {
            for (int i = 0; true; i++) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(10))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"guid\":\"kill-" + client + "-" + i + "\",\"title\":\"An item\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                Matcher id = ID.matcher(answer.body());
                if (answer.statusCode() == 202 && id.find()) {
                    promised.add(id.group(1));
                }
            }
        } catch (IOException killed) {
            // As it was meant to be.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
