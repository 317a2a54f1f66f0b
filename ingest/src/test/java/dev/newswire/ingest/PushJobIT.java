package dev.newswire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newswire.embedded.EmbeddedBroker;
import dev.newswire.embedded.EmbeddedRegistry;
import dev.newswire.embedded.junit.EmbeddedStack;
import dev.newswire.ingest.item.Reading;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.cluster.ClusterConfig;
import dev.newswire.runtime.config.ConfigLoader;
import dev.newswire.runtime.error.UserError;
import dev.newswire.schemas.RawItem;
import dev.newswire.schemas.deadletter.DeadLetter;
import dev.newswire.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedStack.class)
class PushJobIT {
    private final ClusterFixture fixture;

    @TempDir
    Path folder;

    PushJobIT(EmbeddedBroker broker, EmbeddedRegistry registry) throws IOException {
        fixture = new ClusterFixture(broker.address(), registry.address());
    }

    @BeforeEach
    void mark() {
        fixture.mark(Topics.RAW);
        fixture.mark(Topics.DEAD_LETTERS);
    }

    @Test
    void bringsEveryAcceptedItemOnceAndEveryRefusalWithItsBytes() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            lines.append(
                            i % 100 == 7
                                    ? "{\"title\": broken " + i
                                    : "{\"guid\":\"g" + i + "\",\"title\":\"Title " + i + "\"}")
                    .append('\n');
        }
        write("many.ndjson", lines.toString());
        write("empty.txt", " \n");
        write("sub/one.txt", "A note about the weather.\n\nIt rained.");
        write(".hidden.txt", "Never read.");
        Files.write(folder.resolve("zeros.bin"), new byte[3000]);

        PushReport report = push(PushRequest.of(List.of(folder)));

        assertThat(report.files()).isEqualTo(4);
        assertThat(report.accepted()).isEqualTo(1_188 + 1);
        assertThat(report.refused()).isEqualTo(12 + 2);
        assertThat(report.reasons()).isEqualTo(Map.of("malformed-json", 12L, "no-content", 1L, "not-text", 1L));
        List<RawItem> items = fixture.items(Topics.RAW);
        assertThat(items).hasSize(1_189);
        assertThat(items).extracting(RawItem::getId).doesNotHaveDuplicates();
        assertThat(fixture.committed(Topics.RAW))
                .extracting(record -> record.key())
                .containsExactlyInAnyOrderElementsOf(
                        items.stream().map(RawItem::getId).toList());
        assertThat(fixture.committed(Topics.DEAD_LETTERS)).hasSize(14).anySatisfy(record -> {
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"title\": broken 7");
            assertThat(DeadLetter.readFrom(record.headers()))
                    .hasValueSatisfying(letter -> assertThat(letter.origin()).endsWith("many.ndjson:8"));
        });
    }

    @Test
    void givesTheSameItemsTheSameIdsAgain() throws IOException {
        write(
                "a.json",
                "[{\"url\":\"https://example.org/a?utm_source=x\",\"title\":\"A\"},{\"title\":\"B\",\"body\":\"b\"}]");
        push(PushRequest.of(List.of(folder)));
        push(PushRequest.of(List.of(folder)));
        List<RawItem> items = fixture.items(Topics.RAW);
        assertThat(items).hasSize(4);
        assertThat(items.stream().map(RawItem::getId).distinct()).hasSize(2);
        assertThat(items.stream().map(RawItem::getContentHash).distinct()).hasSize(2);
    }

    @Test
    void readsStandardInputUnderTheNameOfASource() {
        ByteArrayInputStream stdin =
                new ByteArrayInputStream("{\"title\":\"From a pipe\"}\n".getBytes(StandardCharsets.UTF_8));
        PushReport report = push(
                new PushRequest(List.of(), Optional.of(stdin), Optional.of("My Wire"), Optional.of("My Wire!"), false));
        assertThat(report.clean()).isTrue();
        assertThat(fixture.items(Topics.RAW)).singleElement().satisfies(item -> {
            assertThat(item.getSource().getId()).isEqualTo("my-wire");
            assertThat(item.getSource().getName()).isEqualTo("My Wire!");
        });
    }

    @Test
    void carriesTheLargestItemOfTheThriftiestCharset() throws IOException {
        byte[] thai = "สวัสดี ".getBytes(Charset.forName("x-windows-874"));
        byte[] bytes = new byte[10 * 1024 * 1024];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = thai[i % thai.length];
        }
        Files.write(folder.resolve("large.html"), page("windows-874", bytes));
        PushReport report = push(PushRequest.of(List.of(folder)));
        assertThat(report.reasons()).isEmpty();
        assertThat(fixture.items(Topics.RAW))
                .singleElement()
                .satisfies(item -> assertThat(item.getBody().length()).isGreaterThan(10_000_000));
    }

    @Test
    void goesOnWithWhatAppearsUntilStopped() throws IOException {
        write("first.txt", "The first text.");
        PushJob job = job(fixture.cluster());
        List<Reading> heard = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<PushReport> run = CompletableFuture.supplyAsync(() -> job.run(
                new PushRequest(List.of(folder), Optional.empty(), Optional.empty(), Optional.empty(), true),
                heard::add));
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() == 1);
        write("second.txt", "The second text.");
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() == 2);
        job.stop();
        assertThat(run.join().accepted()).isEqualTo(2);
        assertThat(fixture.items(Topics.RAW)).hasSize(2);
    }

    @Test
    void stopsWhileStandardInputKeepsItWaiting() throws IOException {
        PushJob job = job(fixture.cluster());
        List<Reading> heard = Collections.synchronizedList(new ArrayList<>());
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream stdin = new PipedInputStream(writer)) {
            CompletableFuture<PushReport> run = CompletableFuture.supplyAsync(() -> job.run(
                    new PushRequest(List.of(), Optional.of(stdin), Optional.empty(), Optional.empty(), false),
                    heard::add));
            writer.write("{\"title\": \"One\", \"body\": \"The first text.\"}\n".getBytes(StandardCharsets.UTF_8));
            writer.flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() == 1);
            assertThat(job.stop().accepted()).isEqualTo(1);
            assertThat(run).isNotDone();
            writer.write("{\"title\": \"Two\", \"body\": \"The second text.\"}\n".getBytes(StandardCharsets.UTF_8));
            writer.flush();
            assertThat(run.join().accepted()).isEqualTo(1);
        }
        assertThat(fixture.items(Topics.RAW)).hasSize(1);
    }

    @Test
    void servesTheFoldersItIsGiven() throws IOException {
        IngestConfig config = config(Map.of("ingest.folders", folder.toString(), "ingest.watch.settle", "100ms"));
        try (IngestService service =
                new IngestService(config, fixture.cluster(), new SimpleMeterRegistry(), Clock.systemUTC())) {
            service.start();
            await().atMost(Duration.ofSeconds(20)).until(service::ready);
            write("inbox.txt", "What came into the inbox.");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> fixture.committed(Topics.RAW).size() == 1);
            assertThat(service.failure()).isEmpty();
        }
    }

    @Test
    void saysWithinItsTimeThatNoClusterAnswers() throws IOException {
        write("a.txt", "A text.");
        Map<String, Object> kafka = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 1500));
        PushJob job = job(new ClusterConfig(kafka, fixture.cluster().registry()));
        long start = System.nanoTime();
        assertThatThrownBy(() -> job.run(PushRequest.of(List.of(folder)), reading -> {}))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void saysThatAPathIsNotThere() {
        assertThatThrownBy(() -> push(PushRequest.of(List.of(folder.resolve("nowhere")))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nowhere");
    }

    private PushReport push(PushRequest request) {
        return job(fixture.cluster()).run(request, reading -> {});
    }

    private static PushJob job(ClusterConfig cluster) {
        return new PushJob(
                config(Map.of("ingest.watch.settle", "100ms")), cluster, new SimpleMeterRegistry(), Clock.systemUTC());
    }

    private static IngestConfig config(Map<String, String> settings) {
        List<String> assignments = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        return IngestConfig.from(
                ConfigLoader.of(IngestConfig.KEYS).set(assignments).load());
    }

    private static byte[] page(String charset, byte[] text) {
        byte[] start = ("<html><head><meta charset=" + charset + "></head><body><article><p>")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] page = new byte[10 * 1024 * 1024];
        System.arraycopy(start, 0, page, 0, start.length);
        System.arraycopy(text, 0, page, start.length, page.length - start.length);
        return page;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
