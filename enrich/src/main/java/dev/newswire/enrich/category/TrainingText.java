package dev.newswire.enrich.category;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newswire.enrich.text.Article;
import dev.newswire.schemas.topic.MediaTopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * One text to learn from.
 *
 * @param article what it says
 * @param topics the topics a reader gave it, the main one first; empty when nobody read it
 */
record TrainingText(Article article, List<MediaTopic> topics) {
    private static final int SENTENCES_A_TEXT = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    TrainingText {
        topics = List.copyOf(topics);
    }

    MediaTopic main() {
        return topics.get(0);
    }

    Set<MediaTopic> all() {
        return EnumSet.copyOf(topics);
    }

    /** Labelled articles: gzipped lines {@code {title, text, main, also}} with two-digit codes. */
    static List<TrainingText> labelled(Path file) throws IOException {
        List<TrainingText> texts = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = JSON.readTree(line);
                List<MediaTopic> topics = new ArrayList<>();
                MediaTopic.of(node.path("main").asText()).ifPresent(topics::add);
                for (JsonNode also : node.path("also")) {
                    MediaTopic.of(also.asText()).ifPresent(topics::add);
                }
                texts.add(new TrainingText(
                        Article.of(
                                node.path("title").asText(), node.path("text").asText()),
                        topics));
            }
        }
        return texts;
    }

    /** Unlabelled sentences: gzipped lines of token, tab, label; a few neighbours make a text. */
    static List<TrainingText> sentences(Path file) throws IOException {
        List<TrainingText> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int sentences = 0;
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab >= 0) {
                    text.append(line, 0, tab).append(' ');
                } else if (++sentences % SENTENCES_A_TEXT == 0) {
                    texts.add(new TrainingText(Article.of("", text.toString()), List.of()));
                    text.setLength(0);
                }
            }
        }
        return texts;
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
