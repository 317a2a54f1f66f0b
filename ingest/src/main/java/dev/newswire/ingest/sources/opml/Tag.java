package dev.newswire.ingest.sources.opml;

import java.util.Map;

/**
 * A tag of a markup document.
 *
 * @param name in lower case; of an end tag without the slash
 * @param attributes by their names in lower case, with references decoded; the first of two with one name
 * @param end whether it is an end tag
 * @param empty whether it ends itself
 * @param whole false when it breaks off before its closing bracket
 * @param line where it begins, from 1
 */
record Tag(String name, Map<String, String> attributes, boolean end, boolean empty, boolean whole, int line) {

    Tag {
        attributes = Map.copyOf(attributes);
    }
}
