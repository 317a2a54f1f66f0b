package dev.newswire.ingest.read.feed;

import java.util.LinkedHashSet;
import java.util.Set;

/** Categories, sections and keywords of an entry. */
final class EntryTopics {

    private EntryTopics() {}

    /**
     * Each once: those of the feed's own dialect, then those of its extensions, both in the order of the entry, then
     * labels that say it otherwise.
     */
    static Set<String> of(FeedElement entry) {
        Set<String> topics = new LinkedHashSet<>();
        entry.all().forEach(element -> own(element, topics));
        entry.all().forEach(element -> extension(element, topics));
        entry.all("category", "atom:category", "media:category")
                .forEach(category -> add(topics, category.attribute("label")));
        return topics;
    }

    private static void own(FeedElement element, Set<String> topics) {
        String key = element.key();
        if (key.equals("category")) {
            add(topics, term(element));
        } else if (key.equals("tags") || key.equals("keywords")) {
            split(element, topics);
        }
    }

    private static void extension(FeedElement element, Set<String> topics) {
        switch (element.key()) {
            case "atom:category", "media:category", "dc:subject", "dcterms:subject" -> add(topics, term(element));
            case "itunes:category", "googleplay:category" -> {
                add(topics, element.attribute("text"));
                element.all("itunes:category").forEach(inner -> add(topics, inner.attribute("text")));
            }
            case "itunes:keywords", "media:keywords" -> split(element, topics);
            case "slash:section", "slash:department", "prism:section" -> add(topics, element.text());
            case "media:group", "media:content" -> {
                element.all("media:category").forEach(inner -> add(topics, term(inner)));
                element.all("media:keywords").forEach(inner -> split(inner, topics));
            }
            default -> {
                // Says nothing of what the entry is about.
            }
        }
    }

    private static String term(FeedElement category) {
        String term = category.attribute("term");
        if (!term.isEmpty()) {
            return term;
        }
        return category.text().isEmpty() ? category.anyAttribute("resource") : category.text();
    }

    private static void split(FeedElement keywords, Set<String> topics) {
        if (!keywords.xml().children().isEmpty()) {
            keywords.xml().children().forEach(child -> add(topics, child.text()));
            return;
        }
        for (String keyword : keywords.text().split("[,;]", -1)) {
            add(topics, keyword);
        }
    }

    private static void add(Set<String> topics, String topic) {
        if (!topic.isBlank()) {
            topics.add(topic.strip());
        }
    }
}
