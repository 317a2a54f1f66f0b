package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.entity.gazetteer.KnownName;
import dev.newswire.enrich.entity.gazetteer.NameKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups the spans of an article into entities: one thing, one name. */
final class EntityResolver {
    private static final int MOST_ROLES = 5;
    private static final int LONGEST_NAME = 200;

    private final Gazetteer gazetteer;

    EntityResolver(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    List<NamedEntity> resolve(List<FieldText> fields, List<List<Span>> spans) {
        Set<String> countries = new HashSet<>();
        Map<EntityType, List<Occurrence>> byType = new EnumMap<>(EntityType.class);
        for (int field = 0; field < fields.size(); field++) {
            List<Span> own = spans.get(field);
            for (int at = 0; at < own.size(); at++) {
                Span span = own.get(at);
                if (!isTooLong(fields.get(field), span)) {
                    Span next = at + 1 < own.size() ? own.get(at + 1) : null;
                    byType.computeIfAbsent(span.type(), type -> new ArrayList<>())
                            .add(occurrence(fields.get(field), span, next, countries));
                }
            }
        }
        List<Cluster> clusters = new ArrayList<>(PersonClusters.of(byType.getOrDefault(EntityType.PERSON, List.of())));
        clusters.addAll(OrganizationClusters.of(byType.getOrDefault(EntityType.ORGANIZATION, List.of())));
        clusters.addAll(byForm(byType.getOrDefault(EntityType.LOCATION, List.of()), EntityType.LOCATION));
        clusters.addAll(byForm(byType.getOrDefault(EntityType.MISC, List.of()), EntityType.MISC));
        return entities(clusters, persons(fields, spans));
    }

    private static boolean isTooLong(FieldText field, Span span) {
        return field.tokens().end(span.end() - 1) - field.tokens().start(span.start()) > LONGEST_NAME;
    }

    private Occurrence occurrence(FieldText field, Span span, @Nullable Span next, Set<String> countries) {
        String whole = Coordination.whole(field, span, next);
        boolean elided = isElided(field, span);
        String form = whole != null ? whole : field.spaced(span.start(), span.end());
        List<KnownName> names = span.known();
        if (whole != null) {
            names = gazetteer.meanings(whole);
        } else if (names.isEmpty()) {
            Gazetteer.Match match = gazetteer.longest(field.words(), span.start(), span.end());
            if (match == null && span.type() == EntityType.LOCATION) {
                match = gazetteer.hint(field.words(), span.start(), span.end());
            }
            names = match == null || match.end() < span.end() ? List.of() : match.names();
        }
        KnownName known = fitting(names, span.type(), countries);
        if (known != null && known.kind() == NameKind.STATE && known.country() != null) {
            countries.add(known.country());
        }
        return new Occurrence(field, span, elided ? form.substring(Elision.LENGTH) : form, known, elided);
    }

    /** Whether a known name stands behind an article that is part of its first token. */
    private boolean isElided(FieldText field, Span span) {
        String first = field.tokens().token(span.start());
        return !span.known().isEmpty()
                && Elision.begins(first)
                && gazetteer.longest(field.words(), span.start(), span.end()) == null;
    }

    /** The meaning of the right kind; of several places of one name, the one whose country was named before. */
    private static @Nullable KnownName fitting(List<KnownName> names, EntityType type, Set<String> countries) {
        KnownName first = null;
        for (KnownName name : names) {
            boolean fits =
                    switch (name.kind()) {
                        case STATE, PLACE, REGION, TOWN -> type == EntityType.LOCATION;
                        case ORGANIZATION -> type == EntityType.ORGANIZATION;
                        case PEOPLE -> type == EntityType.MISC;
                    };
            if (fits) {
                if (first == null) {
                    first = name;
                } else if (type == EntityType.ORGANIZATION) {
                    return null;
                } else if (name.country() != null && countries.contains(name.country())) {
                    return name;
                }
            }
        }
        return first;
    }

    private static List<Cluster> byForm(List<Occurrence> occurrences, EntityType type) {
        Map<String, Cluster> clusters = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            KnownName known = occurrence.known();
            String key = known != null
                    ? "=" + known.name() + known.country()
                    : occurrence.form().toLowerCase(Locale.ROOT);
            clusters.computeIfAbsent(key, name -> new Cluster(type, known)).add(occurrence);
        }
        return new ArrayList<>(clusters.values());
    }

    private static List<NamedEntity> entities(List<Cluster> clusters, Map<FieldText, BitSet> persons) {
        double total = 0;
        double[] weights = new double[clusters.size()];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = Salience.of(clusters.get(at));
            total += weights[at];
        }
        List<NamedEntity> entities = new ArrayList<>();
        for (int at = 0; at < weights.length; at++) {
            entities.add(entity(clusters.get(at), weights[at] / total, persons));
        }
        entities.sort(Comparator.comparingDouble(NamedEntity::salience)
                .reversed()
                .thenComparing(NamedEntity::type)
                .thenComparing(NamedEntity::name));
        return entities;
    }

    private static NamedEntity entity(Cluster cluster, double salience, Map<FieldText, BitSet> persons) {
        String name = cluster.name();
        KnownName place = cluster.type() == EntityType.LOCATION ? cluster.known() : null;
        Set<String> aliases = new LinkedHashSet<>(cluster.forms().keySet());
        aliases.remove(name);
        List<EntityMention> mentions = cluster.occurrences().stream()
                .map(Occurrence::mention)
                .sorted(Comparator.comparing(EntityMention::field)
                        .thenComparingInt(EntityMention::index)
                        .thenComparingInt(EntityMention::start))
                .toList();
        return new NamedEntity(
                name,
                cluster.type(),
                place == null ? null : place.id(),
                place == null ? null : place.country(),
                List.copyOf(aliases),
                roles(cluster, persons),
                salience,
                cluster.occurrences().get(0).span().tagger(),
                mentions);
    }

    /** Which tokens of each field are part of a person's name. */
    private static Map<FieldText, BitSet> persons(List<FieldText> fields, List<List<Span>> spans) {
        Map<FieldText, BitSet> persons = new HashMap<>();
        for (int field = 0; field < fields.size(); field++) {
            BitSet own = new BitSet();
            for (Span span : spans.get(field)) {
                if (span.type() == EntityType.PERSON) {
                    own.set(span.start(), span.end());
                }
            }
            persons.put(fields.get(field), own);
        }
        return persons;
    }

    private static List<String> roles(Cluster cluster, Map<FieldText, BitSet> persons) {
        Set<String> roles = new LinkedHashSet<>();
        if (cluster.type() == EntityType.PERSON) {
            for (Occurrence person : cluster.occurrences()) {
                String role = roles.size() < MOST_ROLES
                        ? Roles.of(person, persons.getOrDefault(person.field(), new BitSet()))
                        : null;
                if (role != null) {
                    roles.add(role);
                }
            }
        }
        return List.copyOf(roles);
    }
}
