package dev.newswire.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.ClusterFixture;
import dev.newswire.ingest.scripted.Reply;
import dev.newswire.ingest.scripted.ScriptedServer;
import dev.newswire.schemas.SourceDefinition;
import dev.newswire.schemas.SourceState;
import dev.newswire.schemas.serde.AvroSerdes;
import dev.newswire.schemas.topic.SourcePartition;
import dev.newswire.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instances in processes of their own share sources, die, hang and come back, while every feed goes on. */
@ExtendWith(EmbeddedStack.class)
class PollServiceIT {
    private static final Logger LOG = LoggerFactory.getLogger(PollServiceIT.class);
    private static final int FEEDS = 20;
    private static final int WINDOW = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ClusterFixture fixture;
    private final String registry;
    private final ScriptedServer server = ScriptedServer.start();
    private final List<Process> instances = new ArrayList<>();
    private final List<PollService> closing = new ArrayList<>();
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    /** How many entries the feeds have had by now. */
    private final AtomicInteger entries = new AtomicInteger(5);

    PollServiceIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        this.fixture = new ClusterFixture(broker.address(), registry.address());
        this.registry = registry.address();
    }

    @BeforeEach
    void define() {
        fixture.mark(Topics.RAW);
        fixture.mark(Topics.SOURCE_STATES);
        for (int i = 0; i < FEEDS; i++) {
            String name = "f" + i;
            server.on("/" + name, (request, wire) -> {
                int now = entries.get();
                String etag = "\"" + now + "\"";
                boolean same =
                        request.header("If-None-Match").filter(etag::equals).isPresent();
                Reply answer = same
                        ? Reply.status(304).header("ETag", etag)
                        : Reply.ok("application/rss+xml", Rss.of(name, Math.max(0, now - WINDOW), now))
                                .header("ETag", etag);
                return answer.play(request, wire);
            });
        }
    }

    @AfterEach
    void stop() {
        instances.forEach(Process::destroyForcibly);
        closing.forEach(PollService::close);
        server.close();
    }

    @Test
    void losesAndDoublesNothingWhileInstancesAreKilledAndHang() throws Exception {
        define(true);
        Process first = instance();
        Process second = instance();
        await().atMost(PATIENCE).until(() -> takenOver("1") > 0 && takenOver("2") > 0 && partitionsTaken() >= 16);
        published(10);

        // Killed, not closed, at whatever it was doing.
        first.destroyForcibly().waitFor();
        published(30);

        // Hangs until the group has given its sources to a third, then wakes up and goes on where it was.
        signal(second, "STOP");
        entries.addAndGet(10);
        Instant restarted = Instant.now();
        PollService third = PollingInstance.service(fixture.cluster().bootstrapServers(), registry, server.port());
        closing.add(third);
        third.start();
        published(entries.get() + 10);
        assertThat(third.ready()).isTrue();
        assertThat(firstRequestsSince(restarted))
                .hasSize(FEEDS)
                .allSatisfy((feed, validator) -> assertThat(validator).as(feed).isTrue());
        signal(second, "CONT");
        await().atMost(PATIENCE)
                .until(() -> lines("2", "Sources handed over") > 0 || lines("2", "shared out anew") > 0);
        published(entries.get() + 20);

        assertThat(doubled()).isEmpty();
        assertThat(states()).hasSize(FEEDS).allSatisfy((id, state) -> {
            assertThat(state.getItemsSeen()).isEqualTo(entries.get());
            assertThat(state.getItemsMissed()).isZero();
        });
        define(false);
        await().atMost(PATIENCE).until(() -> states().isEmpty());
        assertThat(third.failure()).isEmpty();
    }

    @Test
    void saysWhatItWaitsForAndWhatItCannotDo() {
        closing.add(PollingInstance.service("127.0.0.1:1", registry, server.port()));
        closing.get(0).start();
        assertThat(closing.get(0).ready()).isFalse();
        assertThat(closing.get(0).waitingFor()).isNotEmpty();
        PollService misled = PollingInstance.service("no address", registry, server.port());
        closing.add(misled);
        misled.start();
        await().atMost(PATIENCE).until(() -> misled.failure().isPresent());
        assertThat(misled.failure()).hasValueSatisfying(why -> assertThat(why).contains("Kafka settings"));
    }

    /** Lets the feeds grow to so many entries, a few at a time, and waits until all of them are on the topic. */
    private void published(int count) {
        while (entries.get() < count) {
            entries.addAndGet(Math.min(3, count - entries.get()));
            int wanted = FEEDS * (entries.get() - 1);
            await().atMost(PATIENCE).until(() -> items().size() >= wanted);
        }
        await().atMost(PATIENCE).until(() -> items().size() >= FEEDS * count);
    }

    private Set<String> items() {
        return fixture.committed(Topics.RAW).stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    }

    private Set<String> doubled() {
        Set<String> once = new HashSet<>();
        return fixture.committed(Topics.RAW).stream()
                .map(ConsumerRecord::key)
                .filter(key -> !once.add(key))
                .collect(Collectors.toSet());
    }

    /** Whether the first request for each feed since then brought a validator. */
    private Map<String, Boolean> firstRequestsSince(Instant moment) {
        Map<String, Boolean> first = new HashMap<>();
        server.requests().stream()
                .filter(request -> request.at().isAfter(moment))
                .forEach(request -> first.putIfAbsent(
                        request.target(), request.header("If-None-Match").isPresent()));
        return first;
    }

    private Map<String, SourceState> states() {
        Map<String, SourceState> states = new TreeMap<>();
        try (var deserializer = new AvroSerdes(fixture.cluster().registry()).deserializer(SourceState.class)) {
            for (ConsumerRecord<String, byte[]> record : fixture.committed(Topics.SOURCE_STATES)) {
                if (record.value() == null) {
                    states.remove(record.key());
                } else {
                    states.put(record.key(), deserializer.deserialize(record.topic(), record.value()));
                }
            }
        }
        return states;
    }

    private void define(boolean there) {
        Map<String, Object> settings = new HashMap<>(fixture.cluster().kafka());
        try (var serializer = new AvroSerdes(fixture.cluster().registry()).<SourceDefinition>serializer();
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < FEEDS; i++) {
                SourceDefinition source = Definitions.feed("f" + i, "http://wire" + i + ".example/f" + i);
                byte[] value = there ? serializer.serialize(Topics.SOURCES.name(), source) : null;
                int partition = SourcePartition.of(source, Topics.SOURCES.partitions());
                producer.send(new ProducerRecord<>(Topics.SOURCES.name(), partition, source.getId(), value));
            }
        }
    }

    private Process instance() throws IOException {
        String number = String.valueOf(instances.size() + 1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PollingInstance.class.getName(),
                        fixture.cluster().bootstrapServers(),
                        registry,
                        String.valueOf(server.port()))
                .redirectErrorStream(true)
                .start();
        instances.add(process);
        Thread reader = new Thread(() -> read(process, number), "instance-" + number);
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    private void read(Process process, String number) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                LOG.atInfo().addKeyValue("instance", number).log(line);
                output.add(number + ' ' + line);
            });
        } catch (IOException | java.io.UncheckedIOException over) {
            // It was killed.
        }
    }

    private long takenOver(String instance) {
        return lines(instance, "Sources taken over");
    }

    private long partitionsTaken() {
        return takenOver("1") + takenOver("2");
    }

    private long lines(String instance, String text) {
        return List.copyOf(output).stream()
                .filter(line -> line.startsWith(instance + ' ') && line.contains(text))
                .count();
    }

    private static void signal(Process process, String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }
}
