package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.launcher.Commands.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on one machine, as a process that is used, stopped, crowded and killed. */
class UpIT {

    private static final Duration READY = Duration.ofSeconds(120);
    private static final Duration DRAINED = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path scratch;

    @Test
    void losesAndDoublesNothingWhenItIsKilled() throws Exception {
        Path data = scratch.resolve("data");
        Commands commands = new Commands(data);
        Set<String> titles = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            try (CommandProcess up = up(data)) {
                Path batch = batch(round, 40, titles);
                Result push = commands.run("push", batch.toString());
                assertThat(push.exitCode()).as(push.err()).isZero();
                List<ProcessHandle> children = up.descendants();
                up.kill();
                assertThat(children).as("children that outlive the kill").isNotEmpty();
            }
        }
        try (CommandProcess up = up(data)) {
            await().atMost(DRAINED)
                    .untilAsserted(() -> assertThat(found(commands)).containsExactlyInAnyOrderElementsOf(titles));
            assertThat(enriched(commands)).containsExactlyInAnyOrderElementsOf(titles);
            List<ProcessHandle> children = up.descendants();
            up.terminate();
            assertThat(up.exitCode(Duration.ofSeconds(10))).isEqualTo(143);
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void refusesASecondOneOnTheSameFolderAndATakenPort() throws IOException {
        Path data = scratch.resolve("data");
        try (CommandProcess first = up(data)) {
            CommandProcess second = start(data, "0");
            assertThat(second.exitCode(READY)).isEqualTo(4);
            assertThat(second.err()).contains(Long.toString(first.pid())).hasLineCount(1);
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandProcess blocked = start(scratch.resolve("other"), Integer.toString(taken.getLocalPort()));
            assertThat(blocked.exitCode(READY)).isEqualTo(3);
            assertThat(blocked.err()).contains(Integer.toString(taken.getLocalPort()), "up.broker.port");
        }
    }

    @Test
    void refusesToStartOnAFullDisk() {
        CommandProcess up = CommandProcess.start(
                scratch,
                CommandProcess.BRIEF,
                List.of("up", "--data", scratch.resolve("data").toString(), "--set", "up.disk.least-free=100000GiB"));

        assertThat(up.exitCode(READY)).isEqualTo(5);
        assertThat(up.err()).hasLineCount(1).contains("disk");
    }

    private CommandProcess up(Path data) {
        return start(data, "0").awaitSaid("Ready.", READY);
    }

    private CommandProcess start(Path data, String brokerPort) {
        return CommandProcess.start(
                scratch,
                CommandProcess.BRIEF,
                List.of(
                        "up",
                        "--data",
                        data.toString(),
                        "--set",
                        "up.broker.port=" + brokerPort,
                        "--set",
                        "up.registry.port=0",
                        "--set",
                        "up.database.port=0",
                        "--set",
                        "up.push.port=0",
                        "--set",
                        "admin.port=0"));
    }

    private Path batch(int round, int items, Set<String> titles) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            String title = "Harbour notice " + round + "-" + i;
            titles.add(title);
            lines.add("{\"title\":\"" + title + "\",\"url\":\"https://harbour.example/" + round + "/" + i
                    + "\",\"body\":\"The harbour office reports on berth " + i + " in round " + round + ".\"}");
        }
        return Files.write(scratch.resolve("batch-" + round + ".ndjson"), lines);
    }

    /** Titles in PostgreSQL. */
    private static List<String> found(Commands commands) throws IOException {
        return titles(commands.run("search", "harbour", "--limit", "1000", "--output", "json"));
    }

    /** Titles on the topic. */
    private static List<String> enriched(Commands commands) throws IOException {
        return titles(commands.run("subscribe", "--from-beginning", "--no-follow", "--output", "json"));
    }

    private static List<String> titles(Result result) throws IOException {
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> titles = new ArrayList<>();
        for (String line : result.out()) {
            JsonNode item = JSON.readTree(line);
            titles.add(item.get("title").asText());
        }
        return titles;
    }
}
