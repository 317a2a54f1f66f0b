package dev.newswire.ingest.evaluate;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A feed, and what is known of it.
 *
 * @param set what kind of feed it is
 */
record FeedCase(String set, Path file, List<Check> checks) {

    FeedCase {
        checks = List.copyOf(checks);
    }

    /** The value that a field of an entry has. */
    record Check(int item, String field, String equals) {

        boolean met(List<FeedFacts> entries) {
            String found = item < entries.size() ? entries.get(item).field(field) : null;
            return folded(found).equals(folded(equals));
        }
    }

    /** Feeds say the same as markup and as text, and with any space between words. */
    static String folded(@Nullable String text) {
        return text == null
                ? ""
                : Parser.unescapeEntities(text, false)
                        .replaceAll("[\\s\\u00A0]+", " ")
                        .strip();
    }
}
