package dev.newswire.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.IngestConfig;
import dev.newswire.ingest.IngestService;
import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.ingest.sources.SourceCatalog;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole instance of ingest polls a feed of a scripted server, which names a hub on the same server. */
@ExtendWith(EmbeddedStack.class)
class PolledHubIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(1_500);
    private static final Duration SELDOM = Duration.ofSeconds(4);
    private static final int LEASE_SECONDS = 14;
    private static final String ID = "polled-hub";
    private static final String PUSHED = "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry>"
            + "<id>tag:example.org,2026:pushed</id><title>Pushed by a hub</title>"
            + "<link href='https://example.org/pushed'/><summary>It came by itself.</summary></entry></feed>";

    private final ClusterFixture fixture;
    private final SourceCatalog catalog;
    private final ScriptedServer server = ScriptedServer.start();
    private final ScriptedHub hub = new ScriptedHub();
    private IngestService ingest;

    PolledHubIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
        catalog = new SourceCatalog(fixture.cluster());
    }

    @BeforeEach
    void begin() throws IOException {
        // What other tests of the same broker left behind would be polled too.
        catalog.edit(standing -> SourceEdit.remove(standing.ids()));
        fixture.mark(Topics.RAW);
        server.on("/hub", Reply.status(202));
        server.on("/feed", (request, wire) -> Reply.ok("application/atom+xml", growing(request.at()))
                .header(
                        "Link",
                        "<" + server.url("/hub") + ">; rel=\"hub\", <" + server.url("/feed") + ">; rel=\"self\"")
                .play(request, wire));
        catalog.edit(standing -> SourceEdit.put(List.of(SourceDefinition.newBuilder()
                .setId(ID)
                .setKind(SourceKind.FEED)
                .setUrl(server.url("/feed").toString())
                .setAddedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build())));
        ingest = service();
        ingest.start();
    }

    @AfterEach
    void end() {
        ingest.close();
        catalog.edit(standing -> SourceEdit.remove(standing.ids()));
        server.close();
    }

    @Test
    void isPushedWhatItsFeedAnnouncesAndPolledLessUntilTheLeaseIsOver() {
        await().atMost(PATIENCE).until(() -> !server.requests("/hub").isEmpty());
        RecordedRequest asking = server.requests("/hub").get(0);
        assertThat(asking.header("User-Agent").orElse("")).startsWith("Newswire/");
        Map<String, String> request = ScriptedHub.fields(asking.text());
        assertThat(request)
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", server.url("/feed").toString());
        await().atMost(PATIENCE).until(() -> gap().compareTo(OFTEN) < 0);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hub.verify(
                                request,
                                "subscribe",
                                Map.of("hub.challenge", "c4", "hub.lease_seconds", String.valueOf(LEASE_SECONDS)))
                        .body())
                .isEqualTo("c4"));
        Instant over = Instant.now().plusSeconds(LEASE_SECONDS);
        assertThat(hub.push(request, request.get("hub.secret"), PUSHED).statusCode())
                .isEqualTo(202);
        assertThat(fixture.items(Topics.RAW))
                .filteredOn(item -> "https://example.org/pushed".equals(item.getUrl()))
                .singleElement()
                .satisfies(item -> assertThat(item.getSource().getId()).isEqualTo(ID));

        await().atMost(PATIENCE).until(() -> gap().compareTo(SELDOM) > 0);
        assertThat(lastPoll()).as("polled less while the hub pushes").isBefore(over);
        await().atMost(PATIENCE).until(() -> gap().compareTo(OFTEN) < 0);
        assertThat(lastPoll()).as("polled as before once the lease is over").isAfter(over.minusSeconds(1));
        assertThat(server.requests("/hub"))
                .as("the lease was to be renewed in its second half")
                .hasSizeGreaterThan(1);
    }

    /** Between the last two polls; very long before there are two. */
    private Duration gap() {
        List<RecordedRequest> polls = server.requests("/feed");
        int count = polls.size();
        return count < 2
                ? Duration.ofHours(1)
                : Duration.between(
                        polls.get(count - 2).at(), polls.get(count - 1).at());
    }

    private Instant lastPoll() {
        List<RecordedRequest> polls = server.requests("/feed");
        return polls.get(polls.size() - 1).at();
    }

    private IngestService service() throws IOException {
        // The server must know its public address, port included, before it listens.
        int port = freePort();
        IngestConfig config = IngestConfig.from(ConfigLoader.of(IngestConfig.KEYS)
                .set(List.of(
                        "ingest.http.port=" + port,
                        "ingest.http.public-url=http://127.0.0.1:" + port,
                        "ingest.websub.secret=a secret of some length",
                        "ingest.fetch.allow=127.0.0.1",
                        "ingest.fetch.host.spacing=0s",
                        "ingest.fetch.contact=test@example.org",
                        "ingest.poll.min-interval=300ms",
                        "ingest.poll.max-interval=5s"))
                .load());
        return new IngestService(config, fixture.cluster(), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** A feed with a new entry every half second, which shows the last thirty. */
    private static String growing(Instant now) {
        StringBuilder feed =
                new StringBuilder("<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:g</id><title>Growing</title>");
        long newest = now.toEpochMilli() / 500;
        for (long number = newest; number > newest - 30; number--) {
            feed.append("<entry><id>tag:g,")
                    .append(number)
                    .append("</id><title>Report ")
                    .append(number)
                    .append("</title><published>")
                    .append(Instant.ofEpochMilli(number * 500))
                    .append("</published><summary>What happened.</summary></entry>");
        }
        return feed.append("</feed>").toString();
    }
}
