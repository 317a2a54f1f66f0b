package dev.newswire.ingest.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.scripted.RecordedRequest;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceKind;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.SourcePartition;
import dev.newswire.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two processes whose feeds all lead to pages of one host, which counts how it is asked. */
@ExtendWith(EmbeddedStack.class)
class HostExchangeIT {
    private static final Logger LOG = LoggerFactory.getLogger(HostExchangeIT.class);
    private static final String THIRD = "third.example";
    private static final int PAGES = 2;
    private static final int AT_ONCE = 2;
    private static final Duration SPACING = Duration.ofMillis(300);
    /** Longer than the spacing, so that the number at once is what holds the requests back. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ClusterFixture fixture;
    private final String registry;
    private final ScriptedServer server = ScriptedServer.start();
    private final List<Process> instances = new ArrayList<>();
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    /** A host in every partition but that of the third. */
    private final List<String> feeds = feeds();

    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @TempDir
    private Path folder;

    HostExchangeIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        this.fixture = new ClusterFixture(broker.address(), registry.address());
        this.registry = registry.address();
    }

    @AfterEach
    void stop() {
        instances.forEach(Process::destroyForcibly);
        define(false);
        server.close();
    }

    @Test
    void asksAHostNoMoreThanItsBudgetFromTwoProcessesEvenWhenOneIsKilled() throws Exception {
        play();
        Path names = Files.writeString(
                folder.resolve("hosts"),
                Stream.concat(feeds.stream(), Stream.of(THIRD))
                        .map(host -> "127.0.0.1 " + host + '\n')
                        .collect(Collectors.joining()));
        instance(names);
        instance(names);
        await().atMost(PATIENCE).until(() -> taken("1") > 0 && taken("2") > 0 && taken("1") + taken("2") >= 16);
        define(true);
        await().atMost(PATIENCE)
                .until(() -> third("1").size() >= 3 && third("2").size() >= 3);
        await().atMost(PATIENCE).until(() -> third("").size() >= 12);

        String keeper = keeper();
        String other = keeper.equals("1") ? "2" : "1";
        instances.get(Integer.parseInt(keeper) - 1).destroyForcibly().waitFor();
        int before = third(other).size();
        await().atMost(PATIENCE).until(() -> third(other).size() >= before + 5);

        assertThat(most).hasValue(AT_ONCE);
        // What the network and the threads of the server add differs from request to request.
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isGreaterThan(SPACING.dividedBy(2)));
        assertThat(server.requests()).anyMatch(request -> request.target().startsWith("/moved"));
        assertThat(server.requests()).anyMatch(request -> request.target().startsWith("/page"));
    }

    /** Every feed has a page on the third host, and one there that a redirect from its own leads to. */
    private void play() {
        server.on("/robots.txt", (request, wire) -> counted(request, Reply.status(404))
                .play(request, wire));
        for (int feed = 0; feed < feeds.size(); feed++) {
            StringBuilder entries = new StringBuilder();
            for (int page = 0; page < PAGES; page++) {
                String number = feed + "-" + page;
                boolean moved = page == 1;
                String link = moved
                        ? server.url(feeds.get(feed), "/to-" + number).toString()
                        : server.url(THIRD, "/page-" + number).toString();
                entries.append("<item><title>Report ")
                        .append(number)
                        .append("</title><link>")
                        .append(link)
                        .append("</link></item>");
                server.on(
                        "/to-" + number,
                        Reply.redirect(
                                302, server.url(THIRD, "/moved-" + number).toString()));
                Reply article =
                        Reply.ok("text/html", "<html><body><p>What happened at " + number + ".</p></body></html>");
                for (String path : List.of("/page-", "/moved-")) {
                    server.on(path + number, (request, wire) -> counted(request, article)
                            .play(request, wire));
                }
            }
            server.on(
                    "/feed-" + feed,
                    Reply.ok(
                            "application/rss+xml",
                            "<rss version=\"2.0\"><channel><title>Wire</title>" + entries + "</channel></rss>"));
        }
    }

    /** The same answer after its time, counted while it is on its way, where the third host gives it. */
    private Reply counted(RecordedRequest asked, Reply answer) {
        if (!atThird(asked)) {
            return answer;
        }
        return (request, wire) -> {
            most.accumulateAndGet(active.incrementAndGet(), Math::max);
            try {
                wire.pause(ANSWER);
            } finally {
                active.decrementAndGet();
            }
            return answer.play(request, wire);
        };
    }

    private static boolean atThird(RecordedRequest request) {
        return request.header("Host").orElse("").startsWith(THIRD);
    }

    /** Requests that an instance sent to the third host; those of all for an empty name. */
    private List<RecordedRequest> third(String instance) {
        return server.requests().stream()
                .filter(HostExchangeIT::atThird)
                .filter(request -> request.header("User-Agent").orElse("").contains("+instance-" + instance))
                .toList();
    }

    private List<Duration> gaps() {
        List<Instant> times =
                third("").stream().map(RecordedRequest::at).sorted().toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }

    /** The instance that took the third host's partition over last. */
    private String keeper() {
        String partition = "partition=\"" + SourcePartition.ofHost(THIRD, 16) + '"';
        return List.copyOf(output).stream()
                .filter(line -> line.contains("Sources taken over") && line.contains(partition))
                .reduce((first, last) -> last)
                .map(line -> line.substring(0, 1))
                .orElseThrow(() -> new AssertionError("Nobody keeps " + partition + ": " + output));
    }

    private long taken(String instance) {
        return List.copyOf(output).stream()
                .filter(line -> line.startsWith(instance) && line.contains("Sources taken over"))
                .count();
    }

    private static List<String> feeds() {
        int third = SourcePartition.ofHost(THIRD, 16);
        return IntStream.range(0, 16)
                .filter(partition -> partition != third)
                .mapToObj(partition -> IntStream.iterate(0, number -> number + 1)
                        .mapToObj(number -> "feed" + number + ".example")
                        .filter(host -> SourcePartition.ofHost(host, 16) == partition)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private void define(boolean there) {
        try (var serializer = new AvroSerdes(fixture.cluster().registry()).<SourceDefinition>serializer();
                var producer = new KafkaProducer<>(
                        fixture.cluster().kafka(), new StringSerializer(), new ByteArraySerializer())) {
            for (int feed = 0; feed < feeds.size(); feed++) {
                SourceDefinition source = SourceDefinition.newBuilder()
                        .setId("shared-" + feed)
                        .setKind(SourceKind.FEED)
                        .setUrl(server.url(feeds.get(feed), "/feed-" + feed).toString())
                        .setAddedAt(Instant.now())
                        .build();
                byte @Nullable [] value = there ? serializer.serialize(Topics.SOURCES.name(), source) : null;
                producer.send(new ProducerRecord<>(
                        Topics.SOURCES.name(), SourcePartition.of(source, 16), source.getId(), value));
            }
        }
    }

    private void instance(Path names) throws IOException {
        String number = String.valueOf(instances.size() + 1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + names,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchingInstance.class.getName(),
                        fixture.cluster().bootstrapServers(),
                        registry,
                        "ingest.fetch.allow=127.0.0.1",
                        "ingest.fetch.contact=instance-" + number,
                        "ingest.fetch.host.concurrency=" + AT_ONCE,
                        "ingest.fetch.host.spacing=" + SPACING.toMillis() + "ms",
                        "ingest.page.fetch=always")
                .redirectErrorStream(true)
                .start();
        instances.add(process);
        Thread reader = new Thread(() -> read(process, number), "instance-" + number);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process process, String number) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                LOG.atInfo().addKeyValue("instance", number).log(line);
                output.add(number + ' ' + line);
            });
        } catch (IOException | UncheckedIOException over) {
            // It was killed.
        }
    }
}
