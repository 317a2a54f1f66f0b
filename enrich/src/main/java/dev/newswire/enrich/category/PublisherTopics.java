package dev.newswire.enrich.category;

import dev.newswire.schemas.topic.MediaTopic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which topics the categories and feed sections of publishers stand for, by a table in several languages. */
final class PublisherTopics {
    /** More categories than this, or longer ones, are page furniture rather than a filing. */
    private static final int MOST = 32;

    private static final int LONGEST = 120;

    private final Map<String, MediaTopic> topics = new HashMap<>();
    private final Folding folding;

    private PublisherTopics(Folding folding) {
        this.folding = folding;
    }

    static PublisherTopics read(Reader source, Folding folding) throws IOException {
        PublisherTopics table = new PublisherTopics(folding);
        MediaTopic topic = MediaTopic.SOCIETY;
        BufferedReader lines = new BufferedReader(source);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            if (text.startsWith("@")) {
                topic = MediaTopic.of(text.substring(1))
                        .orElseThrow(() -> new IllegalStateException("publisher: no topic is called " + text));
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                for (String name : text.split(",", -1)) {
                    table.topics.putIfAbsent(table.folded(name), topic);
                }
            }
        }
        for (MediaTopic each : MediaTopic.values()) {
            table.topics.put(table.folded(each.label()), each);
        }
        return table;
    }

    /** The topics that categories stand for, each with the first category that named it. */
    Map<MediaTopic, String> of(List<String> categories) {
        Map<MediaTopic, String> found = new LinkedHashMap<>();
        for (String category : categories.subList(0, Math.min(MOST, categories.size()))) {
            if (category.length() <= LONGEST) {
                topic(category).ifPresent(topic -> found.putIfAbsent(topic, category));
            }
        }
        return found;
    }

    private Optional<MediaTopic> topic(String category) {
        Optional<MediaTopic> coded = MediaTopic.of(category.strip());
        if (coded.isPresent()) {
            return coded;
        }
        MediaTopic whole = topics.get(folded(category));
        if (whole != null) {
            return Optional.of(whole);
        }
        for (String part : category.split("[/>|:;»›]", -1)) {
            MediaTopic topic = topics.get(folded(part));
            if (topic != null) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }

    private String folded(String name) {
        FoldedText text = new FoldedText(folding, name.length());
        text.add(name, LONGEST);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.words(); i++) {
            words.append(i == 0 ? "" : " ").append(text.word(i));
        }
        return words.toString();
    }
}
