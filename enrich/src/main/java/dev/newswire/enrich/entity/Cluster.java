package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.gazetteer.KnownName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Occurrences that name the same thing. Grows while an article is resolved. */
final class Cluster {
    private final EntityType type;
    private final @Nullable KnownName known;
    private final List<Occurrence> occurrences = new ArrayList<>();

    Cluster(EntityType type, @Nullable KnownName known) {
        this.type = type;
        this.known = known;
    }

    EntityType type() {
        return type;
    }

    @Nullable KnownName known() {
        return known;
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    void add(Occurrence occurrence) {
        occurrences.add(occurrence);
    }

    void addAll(Cluster other) {
        occurrences.addAll(other.occurrences);
    }

    /** The forms used, in order of first use, with how often each is. */
    Map<String, Integer> forms() {
        Map<String, Integer> forms = new LinkedHashMap<>();
        occurrences.forEach(occurrence -> forms.merge(occurrence.form(), 1, Integer::sum));
        return forms;
    }

    /** The name the gazetteer has, else the form of the most words, the most frequent and then the first of those. */
    String name() {
        if (known != null) {
            return known.name();
        }
        String best = "";
        int bestWords = 0;
        int bestCount = 0;
        for (Map.Entry<String, Integer> form : forms().entrySet()) {
            int words = words(form.getKey());
            boolean better = words > bestWords
                    || (words == bestWords && form.getValue() > bestCount)
                    || (words == bestWords && form.getValue() == bestCount && isInflected(best, form.getKey()));
            if (best.isEmpty() || better) {
                best = form.getKey();
                bestWords = words;
                bestCount = form.getValue();
            }
        }
        return best;
    }

    /** In Cyrillic the shorter of two forms is the likelier nominative. */
    private static boolean isInflected(String best, String other) {
        return other.length() < best.length()
                && Character.UnicodeScript.of(other.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    private static int words(String form) {
        int words = 1;
        for (int at = 0; at < form.length(); at++) {
            words += form.charAt(at) == ' ' ? 1 : 0;
        }
        return words;
    }
}
