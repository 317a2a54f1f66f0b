package dev.newswire.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.launcher.Commands.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stories over four partitions and two instances of enrich, one of which is killed on the way; and a replay of it all. */
@ExtendWith(SharedUp.class)
class StoriesIT {

    private static final int PAIRS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] WORDS =
            ("harbour bridge council river orchard tower engine market winter teacher letter garden copper signal "
                            + "ferry clock island kitchen painter tunnel meadow violin captain border ticket forest ladder "
                            + "window miller anchor basket candle desert feather glacier hammer jacket lantern mirror needle")
                    .split(" ", -1);

    @TempDir
    private Path scratch;

    private final Random random = new Random(3);

    @Test
    void findsCopiesAcrossInstancesThoughOneIsKilledAndReplaysToTheSameBytes(LivePipeline pipeline) throws Exception {
        pipeline.awaitDrained();
        Path batch = Files.createDirectories(scratch.resolve("batch"));
        List<Path> originals = new ArrayList<>();
        List<Path> copies = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            List<String> article = article();
            originals.add(write(batch, "one-" + pair, article));
            copies.add(write(batch, "other-" + pair, edited(article, pair % 3)));
        }
        try (CommandProcess second = second(pipeline)) {
            second.awaitSaid("Running", Duration.ofSeconds(120));
            push(pipeline, "stories-one", originals);
            push(pipeline, "stories-other", copies.subList(0, PAIRS / 2));
            second.kill();
        }
        push(pipeline, "stories-other", copies.subList(PAIRS / 2, PAIRS));
        pipeline.awaitDrained();

        Map<String, JsonNode> stories = new HashMap<>();
        int items = 0;
        for (String line : pipeline.subscribed()) {
            JsonNode item = JSON.readTree(line);
            if (item.path("source").path("id").asText().startsWith("stories-")) {
                items++;
                stories.put(item.path("title").asText(), item.path("story"));
            }
        }
        assertThat(items).as("each item once").isEqualTo(2 * PAIRS);
        int together = 0;
        int copied = 0;
        int wrong = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            String one = story(stories, "one-" + pair);
            together += one.equals(story(stories, "other-" + pair)) ? 1 : 0;
            wrong += one.equals(story(stories, "one-" + (pair + 1) % PAIRS)) ? 1 : 0;
            copied += stories.get("Report other-" + pair).path("syndicated").asBoolean() ? 1 : 0;
        }
        double f1 = 2.0 * together / (together + wrong + PAIRS);
        System.out.printf(
                "Stories over instances: %d of %d pairs, %d wrong, %d copies%n", together, PAIRS, wrong, copied);
        assertThat(f1).isGreaterThanOrEqualTo(0.95);
        assertThat(copied).isGreaterThanOrEqualTo(PAIRS / 2);

        assertThat(replayed(pipeline, "news.replay-one"))
                .isEqualTo(replayed(pipeline, "news.replay-two"))
                .isNotEmpty();
        Result again = pipeline.run("enrich", "--replay", "--to", "news.replay-one");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("holds records already");
    }

    private List<String> replayed(LivePipeline pipeline, String topic) {
        Result replay = pipeline.run("enrich", "--replay", "--to", topic);
        assertThat(replay.exitCode()).as(replay.err()).isZero();
        assertThat(replay.out().get(0)).matches("\\d+ read, \\d+ written to " + topic + ".*");
        List<String> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                new TopicReader(pipeline.setting("kafka.bootstrap.servers")).read(topic)) {
            records.add(record.partition() + " " + new String(record.key(), StandardCharsets.UTF_8) + " "
                    + record.timestamp() + " " + Arrays.hashCode(record.value()));
        }
        records.sort(null);
        return records;
    }

    private CommandProcess second(LivePipeline pipeline) {
        List<String> arguments = new ArrayList<>(List.of("enrich", "--data", scratch.toString()));
        for (String name : List.of("kafka.bootstrap.servers", "registry.url")) {
            arguments.addAll(List.of("--set", name + "=" + pipeline.setting(name)));
        }
        arguments.addAll(List.of("--set", "enrich.state-dir=" + scratch.resolve("state"), "--set", "admin.port=0"));
        return CommandProcess.start(scratch, CommandProcess.BRIEF, arguments);
    }

    private static void push(LivePipeline pipeline, String source, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("push"));
        files.forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of("--source", source));
        Result result = pipeline.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static String story(Map<String, JsonNode> stories, String name) {
        return stories.getOrDefault("Report " + name, JSON.createObjectNode())
                .path("id")
                .asText();
    }

    private static Path write(Path folder, String name, List<String> sentences) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".txt"), "Report " + name + "\n\n" + String.join(" ", sentences) + "\n");
    }

    private List<String> article() {
        List<String> sentences = new ArrayList<>();
        for (int at = 0; at < 14; at++) {
            StringBuilder sentence = new StringBuilder("The");
            for (int word = 0; word < 9; word++) {
                sentence.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            sentences.add(sentence.append('.').toString());
        }
        return sentences;
    }

    /** As it stands, cut, or with a new beginning. */
    private List<String> edited(List<String> article, int edit) {
        List<String> copy = new ArrayList<>(article);
        if (edit == 1) {
            copy.subList(10, copy.size()).clear();
        } else if (edit == 2) {
            copy.set(0, article().get(0));
            copy.add(1, article().get(0));
        }
        return copy;
    }
}
