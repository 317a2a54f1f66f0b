package dev.newswire.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups the persons of an article. Full names meet when first and last word agree in {@link NameFold}; a surname, a
 * given name or an initial with surname joins the one full name it fits. What fits several stays alone.
 */
final class PersonClusters {
    /** Marks a key that more than one full name has. */
    private static final Cluster SEVERAL = new Cluster(EntityType.PERSON, null);

    private final Map<String, Cluster> full = new LinkedHashMap<>();
    private final Map<String, Cluster> bySurname = new HashMap<>();
    private final Map<String, Cluster> byInitial = new HashMap<>();
    private final Map<String, Cluster> byGivenName = new HashMap<>();
    private final Map<String, Cluster> alone = new LinkedHashMap<>();

    private PersonClusters() {}

    static List<Cluster> of(List<Occurrence> persons) {
        PersonClusters clusters = new PersonClusters();
        List<Occurrence> later = new ArrayList<>();
        for (Occurrence person : persons) {
            String[] words = person.form().split(" ", -1);
            if (words.length > 1 && !isInitial(words[0])) {
                clusters.addFull(person, words);
            } else {
                later.add(person);
            }
        }
        for (Occurrence person : later) {
            clusters.addShort(person, person.form().split(" ", -1));
        }
        List<Cluster> all = new ArrayList<>(clusters.full.values());
        all.addAll(clusters.alone.values());
        return all;
    }

    private static boolean isInitial(String word) {
        return word.length() == 1 || (word.length() == 2 && word.charAt(1) == '.');
    }

    private void addFull(Occurrence person, String[] words) {
        String first = NameFold.of(words[0]);
        String last = NameFold.of(words[words.length - 1]);
        Cluster known = full.get(first + ' ' + last);
        if (known != null) {
            known.add(person);
            return;
        }
        Cluster made = new Cluster(EntityType.PERSON, null);
        made.add(person);
        full.put(first + ' ' + last, made);
        bySurname.merge(last, made, (one, other) -> SEVERAL);
        byGivenName.merge(first, made, (one, other) -> SEVERAL);
        byInitial.merge(first.charAt(0) + last, made, (one, other) -> SEVERAL);
        if (words.length > 2) {
            bySurname.putIfAbsent(NameFold.of(words[words.length - 2] + words[words.length - 1]), made);
        }
    }

    private void addShort(Occurrence person, String[] words) {
        String last = NameFold.of(words[words.length - 1]);
        Cluster fits = words.length > 1 ? byInitial(words[0], last) : bySurname.get(last);
        if (fits == null && words.length == 1) {
            fits = byGivenName.get(last);
        }
        if (fits == null || fits == SEVERAL) {
            String key = words.length > 1 ? NameFold.of(words[0].substring(0, 1)) + ' ' + last : last;
            fits = alone.computeIfAbsent(key, name -> new Cluster(EntityType.PERSON, null));
        }
        fits.add(person);
    }

    private @Nullable Cluster byInitial(String initial, String last) {
        String first = NameFold.of(initial.substring(0, 1));
        return first.isEmpty() ? null : byInitial.get(first.charAt(0) + last);
    }
}
