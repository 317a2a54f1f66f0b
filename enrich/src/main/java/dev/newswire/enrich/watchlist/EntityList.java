package dev.newswire.enrich.watchlist;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.NamedEntity;
import dev.newswire.enrich.entity.Salience;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entities of an article with no two of one type and name, and with saliences that add up to 1 again. */
final class EntityList {
    private final Map<String, NamedEntity> byName = new LinkedHashMap<>();
    private final int textLength;

    EntityList(int textLength) {
        this.textLength = textLength;
    }

    /** Adds an entity; when one of its type and name is there, that one takes its mentions. */
    void add(NamedEntity entity) {
        byName.merge(entity.type() + ":" + entity.name(), entity, EntityList::joined);
    }

    private static NamedEntity joined(NamedEntity one, NamedEntity other) {
        List<EntityMention> mentions = new ArrayList<>(one.mentions());
        mentions.addAll(other.mentions());
        return keeping(one, mentions);
    }

    /** The entity with other mentions. */
    static NamedEntity keeping(NamedEntity entity, List<EntityMention> mentions) {
        return new NamedEntity(
                entity.name(),
                entity.type(),
                entity.id(),
                entity.country(),
                forms(mentions, entity.name()),
                entity.roles(),
                entity.salience(),
                entity.tagger(),
                mentions.stream()
                        .sorted(Comparator.comparing(EntityMention::field)
                                .thenComparingInt(EntityMention::index)
                                .thenComparingInt(EntityMention::start))
                        .toList());
    }

    /** Forms that mentions use, without the name. */
    static List<String> forms(List<EntityMention> mentions, String name) {
        Set<String> forms = new LinkedHashSet<>();
        mentions.forEach(mention -> forms.add(form(mention)));
        forms.remove(name);
        return List.copyOf(forms);
    }

    static String form(EntityMention mention) {
        StringBuilder form = new StringBuilder();
        for (String word : mention.text().strip().split("\\s+", -1)) {
            form.append(form.isEmpty() ? "" : " ").append(word);
        }
        return form.toString();
    }

    List<NamedEntity> bySalience() {
        double total = 0;
        for (NamedEntity entity : byName.values()) {
            total += weight(entity);
        }
        List<NamedEntity> entities = new ArrayList<>();
        for (NamedEntity entity : byName.values()) {
            NamedEntity sorted = keeping(entity, entity.mentions());
            entities.add(new NamedEntity(
                    sorted.name(),
                    sorted.type(),
                    sorted.id(),
                    sorted.country(),
                    sorted.aliases(),
                    sorted.roles(),
                    weight(entity) / total,
                    sorted.tagger(),
                    sorted.mentions()));
        }
        entities.sort(Comparator.comparingDouble(NamedEntity::salience)
                .reversed()
                .thenComparing(NamedEntity::type)
                .thenComparing(NamedEntity::name));
        return List.copyOf(entities);
    }

    private double weight(NamedEntity entity) {
        return Salience.of(entity.type(), entity.mentions(), textLength);
    }
}
