package dev.newswire.ingest.http;

import static org.awaitility.Awaitility.await;

import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.publish.PublishSettings;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.sources.BearerToken;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A push server on a cluster, a source that may push to it, and a client. */
public final class PushFixture implements AutoCloseable {
    private final PushServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PushFixture(PushServer server) {
        this.server = server;
    }

    /** Starts a server and waits until it is ready. */
    public static PushFixture start(ClusterConfig cluster, Map<String, String> settings) {
        return started(server(cluster, settings, Optional.empty()));
    }

    /** Starts a server that was made. */
    public static PushFixture started(PushServer server) {
        PushFixture fixture = new PushFixture(server);
        fixture.server.start();
        await().atMost(Duration.ofSeconds(30)).until(fixture.server::ready);
        return fixture;
    }

    public static PushServer server(
            ClusterConfig cluster, Map<String, String> settings, Optional<Extension> extension) {
        return server(cluster, settings, extension, "ingest-http-" + UUID.randomUUID());
    }

    static PushServer server(
            ClusterConfig cluster,
            Map<String, String> settings,
            Optional<Extension> extension,
            String transactionalId) {
        List<String> assignments = new ArrayList<>(List.of("ingest.http.port=0"));
        settings.forEach((name, value) -> assignments.add(name + "=" + value));
        HttpConfig config = HttpConfig.from(
                ConfigLoader.of(HttpConfig.KEYS).set(assignments).load());
        PublishSettings publishing =
                new PublishSettings(transactionalId, 500, 8 << 20, Duration.ofSeconds(1), Duration.ofSeconds(10));
        return new PushServer(
                config,
                new ReadLimits(1 << 20, 1L << 36),
                publishing,
                cluster,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                extension);
    }

    /** Adds a source that may push and returns its token. */
    public static String source(ClusterFixture fixture, String id, boolean paused) {
        BearerToken token = BearerToken.random(new SecureRandom());
        SourceDefinition source = SourceDefinition.newBuilder()
                .setId(id)
                .setKind(SourceKind.PUSH)
                .setName("The " + id)
                .setLanguage("nl")
                .setCategories(List.of("pushed"))
                .setPaused(paused)
                .setTokenHashes(List.of(token.hash()))
                .setAddedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        new SourceCatalog(fixture.cluster()).edit(standing -> SourceEdit.put(List.of(source)));
        return token.text();
    }

    public PushServer server() {
        return server;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    public HttpRequest.Builder request(String token, String type) {
        return HttpRequest.newBuilder(uri("/v1/items"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type);
    }

    public HttpResponse<String> post(String token, String type, String body) {
        return send(request(token, type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        server.close();
    }
}
