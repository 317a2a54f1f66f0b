package dev.newswire.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups the organisations of an article: those the gazetteer knows by that; an acronym with the one longer name whose
 * initials it has; a short name with the one longer name that goes on with "of" where the short one ends, or with words for
 * a legal form ("Holdings", "Ltd").
 */
final class OrganizationClusters {
    private static final Set<String> DESIGNATORS = Set.of(
            ("ltd ltd. limited inc inc. corp corp. corporation company co co. group holdings holding plc llc ag sa gmbh se"
                            + " nv bhd spa")
                    .split(" "));

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
                    longer.merge(head, key, OrganizationClusters::longest);
                }
                end = key.indexOf(" of ", end + 4);
            }
            String own = undesignated(key);
            if (own.length() < key.length() && byKey.containsKey(own)) {
                longer.merge(own, key, OrganizationClusters::longest);
            }
        }
        longer.forEach((head, key) -> {
            if (!key.isEmpty()) {
                join(head, key);
            }
        });
    }

    /** The longer of two names that go on from each other; empty for two that part, and for good. */
    private static String longest(String one, String other) {
        if (one.isEmpty()) {
            return one;
        }
        return one.startsWith(other) ? one : other.startsWith(one) ? other : "";
    }

    /** A company's name without what it says of its legal form. */
    private static String undesignated(String key) {
        String own = key;
        int end = own.lastIndexOf(' ');
        while (end > 0 && DESIGNATORS.contains(own.substring(end + 1))) {
            own = own.substring(0, own.charAt(end - 1) == ',' ? end - 1 : end);
            end = own.lastIndexOf(' ');
        }
        return own;
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
