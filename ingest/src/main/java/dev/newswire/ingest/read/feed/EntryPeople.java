package dev.newswire.ingest.read.feed;

import java.util.List;
import java.util.stream.Stream;

/** Names of those who wrote an entry or a feed. */
final class EntryPeople {
    private static final String[][] PLACES = {
        {"author", "atom:author"},
        {"dc:creator", "dcterms:creator", "dc:author"},
        {"itunes:author", "googleplay:author"},
        {"managingeditor"}
    };

    private EntryPeople() {}

    /** All of the first place that names any, as written there; empty when none does. */
    static List<String> authors(FeedElement parent) {
        for (String[] place : PLACES) {
            List<String> names = parent.all(place)
                    .map(EntryPeople::person)
                    .filter(name -> !name.isBlank())
                    .distinct()
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        // An entry that an aggregator took over names its author in what it says of the source.
        return parent.first("source").map(EntryPeople::authors).orElse(List.of());
    }

    /** A person construct of Atom, or a text. */
    private static String person(FeedElement person) {
        return Stream.of("name", "atom:name", "email", "atom:email", "uri", "url")
                .flatMap(person::all)
                .map(FeedElement::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> name(person.text()));
    }

    /** RSS gives an address of mail with the name in parentheses; others put the address there, or in angle brackets. */
    static String name(String author) {
        String text = author.strip();
        for (String brackets : new String[] {"()", "<>", "[]"}) {
            int from = text.indexOf(brackets.charAt(0));
            int to = text.indexOf(brackets.charAt(1), from + 1);
            if (from >= 0 && to > from) {
                String inside = text.substring(from + 1, to).strip();
                String outside = (text.substring(0, from) + text.substring(to + 1)).strip();
                if (outside.contains("@") && !inside.isEmpty()) {
                    return inside;
                }
                if (inside.contains("@") && !outside.isEmpty()) {
                    return outside;
                }
            }
        }
        return text;
    }
}
