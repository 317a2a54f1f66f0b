package dev.newswire.ingest.http;

import static org.awaitility.Awaitility.await;

import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.publish.GroupPublisher;
import dev.newswire.ingest.sources.LiveSources;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.ingest.websub.ScriptedHub;
import dev.newswire.ingest.websub.WebSub;
import dev.newswire.ingest.websub.WebSubIT;
import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Brings about every answer that a hub may get. */
final class HubAnswers {
    private static final HubSubscription NAMED =
            new HubSubscription("https://hub.example.org/", "https://feeds.example.org/news", null, null, null);
    private static final Map<String, String> SETTINGS = Map.of(
            "ingest.http.max-body-bytes", "64KiB",
            "ingest.http.max-in-flight-bytes", "16KiB",
            "ingest.http.idle-timeout", "1500ms");

    private final Set<String> seen = new TreeSet<>();

    private HubAnswers() {}

    /** Method, path, status and media type of each. */
    static Set<String> of(ClusterFixture fixture) throws IOException {
        HubAnswers answers = new HubAnswers();
        answers.all(fixture);
        return answers.seen;
    }

    private void all(ClusterFixture fixture) throws IOException {
        SourceDefinition source = SourceDefinition.newBuilder()
                .setId("hub-" + UUID.randomUUID())
                .setKind(SourceKind.FEED)
                .setUrl(NAMED.getTopic())
                .setAddedAt(Instant.EPOCH)
                .build();
        new SourceCatalog(fixture.cluster()).edit(standing -> SourceEdit.put(List.of(source)));
        ScriptedHub hub = new ScriptedHub();
        WebSub webSub = WebSubIT.webSub(fixture, hub);
        GroupPublisher[] publisher = new GroupPublisher[1];
        try (PushFixture push = PushFixture.started(
                PushFixture.server(fixture.cluster(), SETTINGS, Optional.of(watched(webSub, publisher))))) {
            hub.reach(push.uri("").toString());
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                webSub.polled(source, NAMED);
                return !hub.asked().isEmpty();
            });
            Map<String, String> request = hub.asked().get(0);
            String callback = hub.callback(request);
            Map<String, String> lease = Map.of("hub.challenge", "x", "hub.lease_seconds", "60");
            told("get", hub.verify(request, "subscribe", lease));
            told("get", hub.verify(request, "dance", Map.of()));
            told("get", hub.verify(request, "subscribe", Map.of()));
            told(
                    "get",
                    hub.send(HttpRequest.newBuilder(URI.create(callback))
                            .method("PUT", HttpRequest.BodyPublishers.noBody())));
            told("post", hub.push(request, "not the secret", "<feed/>"));
            told("post", post(hub, callback + "0", "x"));
            told("post", post(hub, callback, "x".repeat(70_000)));
            halted(push, hub, callback);
            publisher[0].close();
            told("get", hub.verify(request, "subscribe", lease));
            told("post", hub.push(request, request.get("hub.secret"), "<feed/>"));
            new SourceCatalog(fixture.cluster()).edit(standing -> SourceEdit.remove(List.of(source.getId())));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> hub.push(request, "any", "<feed/>").statusCode() == 410);
            told("post", hub.push(request, "any", "<feed/>"));
        }
    }

    /** A body that does not go on holds room meanwhile. */
    private void halted(PushFixture push, ScriptedHub hub, String callback) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", push.server().address().getPort())) {
            RawStream held = new RawStream(socket, "");
            held.write("POST " + URI.create(callback).getPath()
                    + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            held.chunk("x".repeat(15_000));
            await().atMost(Duration.ofSeconds(1)).until(() -> {
                HttpResponse<String> answer = post(hub, callback, "y".repeat(10_000));
                told("post", answer);
                return answer.statusCode() == 429;
            });
            seen.add("post /v1/websub/{source}/{token} " + held.status().split(" ")[1] + " " + Problem.MEDIA_TYPE);
            hub.reconnect();
        }
    }

    private static HttpResponse<String> post(ScriptedHub hub, String url, String body) {
        return hub.send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void told(String method, HttpResponse<String> answer) {
        seen.add(method + " /v1/websub/{source}/{token} " + answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse(""));
    }

    private static Extension watched(WebSub webSub, GroupPublisher[] publisher) {
        return new Extension() {
            @Override
            public Route route(GroupPublisher made, LiveSources sources) {
                publisher[0] = made;
                return webSub.route(made, sources);
            }

            @Override
            public void start() {
                webSub.start();
            }

            @Override
            public Optional<String> waitingFor() {
                return webSub.waitingFor();
            }

            @Override
            public void changed(String source, Optional<SourceDefinition> now) {
                webSub.changed(source, now);
            }

            @Override
            public void close() {
                webSub.close();
            }
        };
    }
}
