package dev.newswire.enrich.watchlist;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.entity.NamedEntity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A watched thing on the way to becoming an entity of one article. */
final class WatchedEntity {
    /** Who found what no tagger of ours did. */
    private static final String TAGGER = "watchlist";

    private final Watched watched;
    private final List<EntityMention> mentions = new ArrayList<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private @Nullable NamedEntity first;
    private @Nullable String country;

    WatchedEntity(Watched watched) {
        this.watched = watched;
    }

    /** A mention that the tagger missed. */
    void take(EntityMention mention) {
        mentions.add(mention);
    }

    /** A mention that the tagger took for one of an entity. */
    void take(EntityMention mention, NamedEntity of) {
        mentions.add(mention);
        roles.addAll(of.roles());
        first = first == null ? of : first;
        country = country == null ? of.country() : country;
    }

    NamedEntity entity() {
        EntityType type = watched.type() != null ? watched.type() : first == null ? EntityType.MISC : first.type();
        String name = watched.canonicalName() != null
                ? watched.canonicalName()
                : first == null ? EntityList.form(mentions.get(0)) : first.name();
        return new NamedEntity(
                name,
                type,
                watched.knowledgeId(),
                type == EntityType.LOCATION ? country : null,
                EntityList.forms(mentions, name),
                type == EntityType.PERSON ? List.copyOf(roles) : List.of(),
                1,
                first == null ? TAGGER : first.tagger(),
                mentions);
    }
}
