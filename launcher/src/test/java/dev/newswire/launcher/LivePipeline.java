package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.launcher.Commands.Result;
import dev.newswire.launcher.local.RunningFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A running {@code newswire up} on free ports and a throw-away folder, as another terminal sees it. */
final class LivePipeline implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(120);
    private static final Duration DRAINED = Duration.ofSeconds(120);
    private static final Duration STOPPED = Duration.ofSeconds(20);
    private static final int LOG_LINES = 40;
    private static final Pattern ADMIN = Pattern.compile("Health and metrics (http://\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path scratch;
    private final Path data;
    private final CommandProcess up;

    private LivePipeline(Path scratch, List<String> options, List<String> more) {
        this.scratch = scratch;
        this.data = scratch.resolve("data");
        List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        List<String> settings = new ArrayList<>(List.of(
                "ingest.fetch.allow=127.0.0.1",
                "up.broker.port=0",
                "up.registry.port=0",
                "up.database.port=0",
                "up.push.port=0",
                "admin.port=0"));
        settings.addAll(more);
        settings.forEach(one -> arguments.addAll(List.of("--set", one)));
        this.up = CommandProcess.start(scratch, options, arguments);
    }

    /** As users run it. Returns once it says that it is ready. */
    static LivePipeline start() {
        return start(List.of(), List.of());
    }

    /**
     * For one test. Returns once it says that it is ready.
     *
     * @param more settings, each {@code KEY=VALUE}
     */
    static LivePipeline startBriefly(String... more) {
        return start(CommandProcess.BRIEF, List.of(more));
    }

    private static LivePipeline start(List<String> options, List<String> more) {
        try {
            LivePipeline pipeline = new LivePipeline(Files.createTempDirectory("newswire-live"), options, more);
            try {
                pipeline.up.awaitSaid("Ready.", READY);
            } catch (RuntimeException | Error e) {
                pipeline.close();
                throw e;
            }
            return pipeline;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a verb in this JVM. */
    Result run(String... arguments) {
        return new Commands(data).run(arguments);
    }

    /** Everything on {@code news.enriched}, as {@code subscribe --output json} prints it. */
    List<String> subscribed() {
        Result result = run("subscribe", "--from-beginning", "--no-follow", "--output", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    /** A setting that the pipeline publishes for its clients. */
    String setting(String name) {
        return settings().get(name);
    }

    Map<String, String> settings() {
        return new RunningFile(data).read().orElseThrow();
    }

    long pid() {
        return up.pid();
    }

    /** Waits until every group has read everything there is for it. */
    void awaitDrained() {
        try {
            await("groups to have read everything")
                    .atMost(DRAINED)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> drained("newswire-enrich") && drained("newswire-sink-postgres"));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(String.join("\n", run("lag").out()) + '\n' + up.err() + logTail(), e);
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("newswire.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In this order a lag of nothing is the end: what enrich has committed stands before the sink is looked at. */
    private boolean drained(String group) throws IOException {
        Result lag = run("lag", "--output", "json");
        assertThat(lag.exitCode()).as(lag.err()).isZero();
        List<Long> lags = new ArrayList<>();
        for (String line : lag.out()) {
            JsonNode partition = JSON.readTree(line);
            if (partition.get("group").asText().equals(group)) {
                lags.add(partition.get("lag").asLong());
            }
        }
        return !lags.isEmpty() && lags.stream().allMatch(count -> count == 0);
    }

    /** The sum of a counter over those of its series whose labels contain a text, as served on {@code /metrics}. */
    long counted(String name, String labels) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + '{') && line.contains(labels))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .sum();
    }

    private String metrics() {
        Matcher address = ADMIN.matcher(up.err());
        assertThat(address.find()).as(up.err()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.group(1) + "/metrics"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** Stops it as a service manager would, and fails when that leaves a process behind. */
    @Override
    public void close() {
        List<ProcessHandle> family = up.descendants();
        up.terminate();
        try {
            up.exitCode(STOPPED);
            await("children to have ended").atMost(STOPPED).until(() -> family.stream()
                    .noneMatch(ProcessHandle::isAlive));
        } finally {
            up.close();
            family.forEach(ProcessHandle::destroyForcibly);
            await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
            delete(scratch);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
