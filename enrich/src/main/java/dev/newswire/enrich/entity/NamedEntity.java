package dev.newswire.enrich.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person, organisation, place or other named thing of an article, with every mention.
 *
 * @param name canonical name: the fullest form in the article, or the name the gazetteer calls it by
 * @param type kind of thing
 * @param id knowledge-base id with its base ({@code iso3166:KZ}), null when unknown
 * @param country ISO 3166-1 alpha-2 code of a place, null for all else and when unknown
 * @param aliases other forms, without the name; those used in the article first
 * @param roles titles and offices the article gives a person, as written
 * @param salience how much the article is about it, above 0 and up to 1; those of an article add up to 1
 * @param tagger what found it: {@code model}, {@code gazetteer} or {@code rule}
 * @param mentions where it is named, in order of field, index and start; at least one
 */
public record NamedEntity(
        String name,
        EntityType type,
        @Nullable String id,
        @Nullable String country,
        List<String> aliases,
        List<String> roles,
        double salience,
        String tagger,
        List<EntityMention> mentions) {
    public NamedEntity {
        aliases = List.copyOf(aliases);
        roles = List.copyOf(roles);
        mentions = List.copyOf(mentions);
        if (name.isBlank() || mentions.isEmpty()) {
            throw new IllegalArgumentException("an entity needs a name and a mention: '" + name + "'");
        }
    }
}
