package dev.newswire.enrich.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.schemas.topic.MediaTopic;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A text with the categories readers gave it.
 *
 * @param text the text as it stood
 * @param language its language tag
 * @param topics the readers' categories, the main one first
 */
record LabelledText(String text, String language, List<MediaTopic> topics) {
    private static final ObjectMapper JSON = new ObjectMapper();

    LabelledText {
        topics = List.copyOf(topics);
    }

    MediaTopic main() {
        return topics.get(0);
    }

    /** The texts of each set below a folder; names of sets that are not there are added to {@code absent}. */
    static Map<String, List<LabelledText>> readAll(Path folder, List<String> absent) throws IOException {
        Path categories = Files.isDirectory(folder.resolve("categories")) ? folder.resolve("categories") : folder;
        Map<String, List<LabelledText>> sets = new TreeMap<>();
        List<Path> labelled = files(categories, "labelled.*.jsonl*");
        for (Path file : labelled) {
            lines(file, node -> addLabelled(sets, node));
        }
        List<Path> worldwide = files(categories, "worldwide.*.jsonl*");
        Map<String, String> texts = new HashMap<>();
        for (Path file : files(categories.resolveSibling("ner"), "worldwide.*.jsonl*")) {
            lines(
                    file,
                    node -> texts.put(
                            node.path("id").asText(), node.path("text").asText()));
        }
        for (Path file : worldwide) {
            lines(file, node -> addWorldwide(sets, texts, node));
        }
        if (labelled.isEmpty()) {
            absent.add("categories/labelled.*.jsonl.gz");
        }
        if (worldwide.isEmpty() || texts.isEmpty()) {
            absent.add("categories/worldwide.*.jsonl with ner/worldwide.*.jsonl.gz");
        }
        return sets;
    }

    private static void addLabelled(Map<String, List<LabelledText>> sets, JsonNode node) {
        String set = node.path("set").asText();
        int dash = set.lastIndexOf('-');
        String language = dash > 0 && set.length() - dash == 3 ? set.substring(dash + 1) : "en";
        MediaTopic.of(node.path("category").asText())
                .ifPresent(topic -> sets.computeIfAbsent(set, s -> new ArrayList<>())
                        .add(new LabelledText(node.path("text").asText(), language, List.of(topic))));
    }

    private static void addWorldwide(Map<String, List<LabelledText>> sets, Map<String, String> texts, JsonNode node) {
        String text = texts.get(node.path("id").asText());
        Set<MediaTopic> topics = new LinkedHashSet<>();
        MediaTopic.of(node.path("main").asText()).ifPresent(topics::add);
        for (JsonNode also : node.path("also")) {
            MediaTopic.of(also.asText()).ifPresent(topics::add);
        }
        if (text != null && !topics.isEmpty()) {
            sets.computeIfAbsent("worldwide", s -> new ArrayList<>())
                    .add(new LabelledText(text, "en", List.copyOf(topics)));
        }
    }

    static int mostFrequent(List<LabelledText> texts) {
        Map<MediaTopic, Integer> counts = new EnumMap<>(MediaTopic.class);
        int most = 0;
        for (LabelledText text : texts) {
            most = Math.max(most, counts.merge(text.main(), 1, Integer::sum));
        }
        return most;
    }

    private static List<Path> files(Path folder, String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
                found.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }

    private static void lines(Path file, Consumer<JsonNode> each) throws IOException {
        SetFile.read(file, line -> {
            if (!line.isBlank()) {
                each.accept(JSON.readTree(line));
            }
        });
    }
}
