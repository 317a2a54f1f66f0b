package dev.newswire.enrich.watchlist;

import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.term.LetterCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing that somebody watches for.
 *
 * @param id id the watcher gave it
 * @param names its names, at least one, each up to {@value #LONGEST_NAME} UTF-16 code units
 * @param type kind of thing; null to take what the tagger says
 * @param letterCase how letters must be written
 * @param externalId id in a knowledge base; null when there is none
 * @param canonicalName name that entities are given; null to leave the one the article uses
 */
public record Watched(
        String id,
        List<String> names,
        @Nullable EntityType type,
        LetterCase letterCase,
        @Nullable String externalId,
        @Nullable String canonicalName) {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 1000;

    public Watched {
        names = List.copyOf(names);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a watched thing needs an id");
        }
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw new IllegalArgumentException(id + " has " + names.size() + " names; it needs 1 to " + MOST_NAMES);
        }
        for (String name : names) {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("a name of " + id + " has "
                        + name.strip().length() + " characters; it needs 1 to " + LONGEST_NAME);
            }
        }
        if ((externalId != null && externalId.isBlank()) || (canonicalName != null && canonicalName.isBlank())) {
            throw new IllegalArgumentException(id + " has a blank external id or canonical name; leave it out instead");
        }
    }

    /** What entities carry as their knowledge-base id. */
    String knowledgeId() {
        return externalId != null ? externalId : "watchlist:" + id;
    }
}
