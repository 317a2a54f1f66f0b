package dev.newswire.ingest.read.feed;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Categories, sections and keywords of an entry. */
final class EntryTopics {

    private EntryTopics() {}

    /** Each once: what they are called among machines in the order of the entry, then labels that say it otherwise. */
    static Set<String> of(FeedElement entry) {
        Set<String> topics = new LinkedHashSet<>();
        entry.all("tags", "keywords").forEach(element -> split(element, topics));
        entry.all("category", "atom:category").forEach(category -> add(topics, term(category)));
        entry.all("dc:subject", "dcterms:subject").forEach(subject -> add(topics, term(subject)));
        entry.all("itunes:category", "googleplay:category")
                .flatMap(category -> Stream.concat(Stream.of(category), category.all("itunes:category")))
                .forEach(category -> add(topics, category.attribute("text")));
        Stream.concat(Stream.of(entry), entry.all("media:group", "media:content"))
                .forEach(place -> {
                    place.all("media:category").forEach(category -> add(topics, term(category)));
                    place.all("media:keywords").forEach(element -> split(element, topics));
                });
        entry.all("itunes:keywords").forEach(element -> split(element, topics));
        entry.all("slash:section", "slash:department", "prism:section").forEach(element -> add(topics, element.text()));
        entry.all("category", "atom:category", "media:category")
                .forEach(category -> add(topics, category.attribute("label")));
        return topics;
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
