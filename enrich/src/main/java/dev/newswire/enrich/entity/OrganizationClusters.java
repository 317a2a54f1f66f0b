package dev.newswire.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups the organisations of an article: those the gazetteer knows by that; an acronym with the one longer name whose
 * initials it has; a short name with the one longer name that goes on with "of" where the short one ends.
 */
final class OrganizationClusters {
    private final Map<String, Cluster> byKey = new LinkedHashMap<>();

    private OrganizationClusters() {}

    static List<Cluster> of(List<Occurrence> organizations) {
        OrganizationClusters clusters = new OrganizationClusters();
        for (Occurrence occurrence : organizations) {
            String key = occurrence.known() != null ? "=" + occurrence.known().name() : key(occurrence.form());
            clusters.byKey
                    .computeIfAbsent(key, name -> new Cluster(EntityType.ORGANIZATION, occurrence.known()))
                    .add(occurrence);
        }
        clusters.joinShortNames();
        clusters.joinAcronyms();
        return new ArrayList<>(clusters.byKey.values());
    }

    private static String key(String form) {
        String lower = form.toLowerCase(Locale.ROOT).replace('’', '\'');
        return lower.startsWith("the ") ? lower.substring(4) : lower;
    }

    private void joinShortNames() {
        Map<String, String> longer = new HashMap<>();
        for (String key : byKey.keySet()) {
            int end = key.indexOf(" of ");
            while (end > 0) {
                String head = key.substring(0, end);
                if (head.indexOf(' ') > 0 && byKey.containsKey(head)) {
                    longer.merge(
                            head,
                            key,
                            (one, other) -> one.startsWith(other) || other.startsWith(one)
                                    ? one.length() > other.length() ? one : other
                                    : "");
                }
                end = key.indexOf(" of ", end + 4);
            }
        }
        longer.forEach((head, key) -> {
            if (!key.isEmpty()) {
                join(head, key);
            }
        });
    }

    private void joinAcronyms() {
        Map<String, String> byInitials = new HashMap<>();
        for (Map.Entry<String, Cluster> entry : byKey.entrySet()) {
            for (String form : entry.getValue().forms().keySet()) {
                for (String initials : Acronyms.of(form)) {
                    byInitials.merge(initials, entry.getKey(), (one, other) -> one.equals(other) ? one : "");
                }
            }
        }
        for (String key : List.copyOf(byKey.keySet())) {
            Cluster cluster = byKey.get(key);
            String target = cluster == null ? null : expansion(cluster, byInitials);
            if (target != null && !target.isEmpty() && !target.equals(key) && byKey.containsKey(target)) {
                join(key, target);
            }
        }
    }

    private static @Nullable String expansion(Cluster cluster, Map<String, String> byInitials) {
        for (String form : cluster.forms().keySet()) {
            String letters = form.replace(".", "");
            if (Acronyms.isOne(letters)) {
                return byInitials.get(letters);
            }
        }
        return null;
    }

    /** Moves one cluster into another; what the gazetteer knows stays known. */
    private void join(String from, String to) {
        Cluster moved = byKey.get(from);
        Cluster kept = byKey.get(to);
        if (moved == null || kept == null || (moved.known() != null && kept.known() != null)) {
            return;
        }
        if (moved.known() != null) {
            moved.addAll(kept);
            byKey.remove(to);
        } else {
            kept.addAll(moved);
            byKey.remove(from);
        }
    }
}
