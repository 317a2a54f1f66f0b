package dev.newswire.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.http.HttpConfig;
import dev.newswire.ingest.http.PushFixture;
import dev.newswire.ingest.read.ItemReader;
import dev.newswire.ingest.read.ReadLimits;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.HubSubscription;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A subscription's life with a hub that the test plays, over two instances of ingest. */
@ExtendWith(EmbeddedStack.class)
public class WebSubIT {
    static final String PUBLIC = "https://news.example.org";
    private static final HubSubscription NAMED =
            new HubSubscription("https://hub.example.org/", "https://feeds.example.org/news", null, null, null);
    private static final String FEED = "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry>"
            + "<id>tag:example.org,2026:1</id><title>Pushed by a hub</title>"
            + "<link href='https://example.org/pushed'/><summary>It came by itself.</summary></entry></feed>";

    private final ClusterFixture fixture;
    private final String id = "hub-" + UUID.randomUUID();
    private final SourceDefinition source;
    private WebSub polling;
    private PushFixture poller;
    private PushFixture other;
    private ScriptedHub hub;
    private ScriptedHub idle;

    WebSubIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
        source = SourceDefinition.newBuilder()
                .setId(id)
                .setKind(SourceKind.FEED)
                .setUrl("https://feeds.example.org/news")
                .setAddedAt(Instant.EPOCH)
                .build();
    }

    @BeforeEach
    void begin() {
        new SourceCatalog(fixture.cluster()).edit(standing -> SourceEdit.put(List.of(source)));
        fixture.mark(Topics.RAW);
        idle = new ScriptedHub();
        other = instance(webSub(fixture, idle));
        hub = new ScriptedHub();
        hub.reach(other.uri("").toString());
        polling = webSub(fixture, hub);
        poller = instance(polling);
    }

    @AfterEach
    void end() {
        poller.close();
        other.close();
        assertThat(idle.asked()).as("only the instance that polls asks a hub").isEmpty();
    }

    @Test
    void isAskedConfirmedPushedAndEnded() {
        Map<String, String> request = subscribe();
        assertThat(request)
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", NAMED.getTopic())
                .containsEntry("hub.lease_seconds", "864000");
        assertThat(request.get("hub.callback")).startsWith(PUBLIC + "/v1/websub/" + id + "/");
        assertThat(polling.polled(source, NAMED).getLeaseUntil()).isNull();
        assertThat(hub.asked()).as("it is not asked again at once").hasSize(1);

        HttpResponse<String> confirmed =
                hub.verify(request, "subscribe", Map.of("hub.challenge", "c&4", "hub.lease_seconds", "3600"));
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.body()).isEqualTo("c&4");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> polling.polled(source, NAMED).getLeaseUntil() != null);

        assertThat(hub.push(request, "not the secret", FEED).statusCode()).isEqualTo(202);
        assertThat(fixture.items(Topics.RAW))
                .as("what is not signed is ignored")
                .isEmpty();
        assertThat(hub.push(request, request.get("hub.secret"), FEED).statusCode())
                .isEqualTo(202);
        RawItem item = fixture.items(Topics.RAW).get(0);
        assertThat(item.getSource().getId()).isEqualTo(id);
        assertThat(item.getUrl()).isEqualTo("https://example.org/pushed");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> polling.polled(source, NAMED).getPushedAt() != null);

        assertThat(hub.verify(request, "unsubscribe", Map.of("hub.challenge", "no"))
                        .statusCode())
                .as("nobody else may end it")
                .isEqualTo(404);
        new SourceCatalog(fixture.cluster()).edit(standing -> SourceEdit.remove(List.of(id)));
        await().atMost(Duration.ofSeconds(20)).until(() -> hub.asked().stream()
                .anyMatch(each -> each.get("hub.mode").equals("unsubscribe")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.push(request, request.get("hub.secret"), FEED).statusCode() == 410);
        HttpResponse<String> released = hub.verify(request, "unsubscribe", Map.of("hub.challenge", "bye"));
        assertThat(released.statusCode()).isEqualTo(200);
        assertThat(released.body()).isEqualTo("bye");
    }

    @Test
    void confirmsNothingItHasNotAskedFor() {
        Map<String, String> request = subscribe();
        Map<String, String> more = Map.of("hub.challenge", "x", "hub.lease_seconds", "60");
        assertThat(hub.verify(request, "subscribe", more).statusCode()).isEqualTo(200);
        Map<String, String> otherTopic =
                Map.of("hub.topic", "https://evil.example/", "hub.callback", request.get("hub.callback"));
        assertThat(hub.verify(otherTopic, "subscribe", more).statusCode()).isEqualTo(404);
        Map<String, String> otherToken = Map.of(
                "hub.topic", NAMED.getTopic(), "hub.callback", PUBLIC + "/v1/websub/" + id + "/" + "0".repeat(56));
        assertThat(hub.verify(otherToken, "subscribe", more).statusCode()).isEqualTo(404);
        assertThat(hub.push(otherToken, request.get("hub.secret"), FEED).statusCode())
                .isEqualTo(404);
        assertThat(hub.verify(request, "subscribe", Map.of("hub.challenge", "x"))
                        .statusCode())
                .as("a lease must be given")
                .isEqualTo(404);
        assertThat(hub.verify(request, "dance", Map.of()).statusCode()).isEqualTo(400);
        assertThat(hub.verify(request, "denied", Map.of("hub.reason", "full")).statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> polling.polled(source, NAMED).getLeaseUntil() == null);
        assertThat(hub.send(HttpRequest.newBuilder(URI.create(request.get("hub.callback")
                                        .replace(PUBLIC, other.uri("").toString())))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void asksAgainInTheSecondHalfOfALease() {
        Map<String, String> request = subscribe();
        hub.verify(request, "subscribe", Map.of("hub.challenge", "x", "hub.lease_seconds", "4"));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            polling.polled(source, NAMED);
            return hub.asked().stream()
                            .filter(each -> each.get("hub.mode").equals("subscribe"))
                            .count()
                    > 1;
        });
    }

    private Map<String, String> subscribe() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            polling.polled(source, NAMED);
            return !hub.asked().isEmpty();
        });
        Map<String, String> request = hub.asked().get(0);
        // The other instance, which the hub calls, reads what was asked within a moment.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.push(request, "no secret", FEED).statusCode() == 202);
        return request;
    }

    private PushFixture instance(WebSub webSub) {
        return PushFixture.started(PushFixture.server(fixture.cluster(), Map.of(), Optional.of(webSub)));
    }

    /** A subscriber under the public address. */
    public static WebSub webSub(ClusterFixture fixture, HubClient client) {
        HttpConfig http = HttpConfig.from(ConfigLoader.of(HttpConfig.KEYS)
                .set(List.of("ingest.http.port=0", "ingest.http.public-url=" + PUBLIC))
                .load());
        WebSubConfig config = WebSubConfig.from(ConfigLoader.of(WebSubConfig.KEYS)
                .set(List.of("ingest.websub.secret=a secret of some length"))
                .load());
        return WebSub.of(
                        http,
                        config,
                        fixture.cluster(),
                        new ItemReader(new ReadLimits(1 << 20, 1 << 24)),
                        client,
                        Clock.systemUTC())
                .orElseThrow();
    }
}
