package dev.newswire.ingest.sources.opml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of an OPML document.
 *
 * @param line where it begins, from 1
 * @param whole false when its tag breaks off, so that what it says may be cut
 * @param attributes by their names in lower case
 * @param folders titles of the entries that it lies in, the outermost first
 */
record Outline(int line, boolean whole, Map<String, String> attributes, List<String> folders) {

    Outline {
        attributes = Map.copyOf(attributes);
        folders = List.copyOf(folders);
    }

    /** What an attribute says, when it says something. */
    Optional<String> get(String name) {
        return Optional.ofNullable(attributes.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** How it is called. */
    Optional<String> title() {
        return get("title").or(() -> get("text"));
    }

    /** Where its feed is; old writers call it {@code url}. */
    Optional<String> address() {
        return get("xmlurl").or(() -> get("type")
                .filter(type -> !type.equalsIgnoreCase("link"))
                .flatMap(type -> get("url")));
    }
}
