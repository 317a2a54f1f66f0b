package dev.newswire.schemas.filter;

import dev.newswire.schemas.EnrichedItem;
import dev.newswire.schemas.Entity;
import dev.newswire.schemas.Source;
import java.util.Locale;

/** The conditions of a query, one each, on one item. */
final class Matches {
    private Matches() {}

    /** By subtags from the left, as RFC 4647 filters a basic language range. */
    static boolean language(EnrichedItem item, String range) {
        String tag = item.getLanguage().toLowerCase(Locale.ROOT);
        String wanted = range.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return tag.equals(wanted) || tag.startsWith(wanted + "-");
    }

    static boolean source(EnrichedItem item, String wanted) {
        Source source = item.getSource();
        String name = source.getName();
        return source.getId().equalsIgnoreCase(wanted.strip())
                || (name != null && name.equalsIgnoreCase(wanted.strip()));
    }

    /** {@code folded}: a name as {@link Words#fold} leaves it. */
    static boolean entity(EnrichedItem item, String folded) {
        for (Entity entity : item.getEntities()) {
            String id = entity.getId();
            if (Words.fold(entity.getName()).equals(folded)
                    || entity.getAliases().stream()
                            .anyMatch(alias -> Words.fold(alias).equals(folded))
                    || (id != null && Words.fold(id).equals(folded))) {
                return true;
            }
        }
        return false;
    }

    static boolean text(EnrichedItem item, Words words) {
        String summary = item.getSummary();
        // A line break no word contains keeps phrases from reaching across fields.
        return words.allIn(item.getTitle() + "\n\n" + (summary == null ? "" : summary) + "\n\n" + item.getText());
    }
}
