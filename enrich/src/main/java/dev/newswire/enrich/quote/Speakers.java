package dev.newswire.enrich.quote;

import dev.newswire.enrich.entity.EntityMention;
import dev.newswire.enrich.entity.EntityType;
import dev.newswire.enrich.entity.MentionField;
import dev.newswire.enrich.entity.NamedEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may speak, and where the text names them. */
final class Speakers {

    /** One mention of somebody who may speak. */
    record Named(int start, int end, String name, boolean person) {}

    private static final Named UNKNOWN = new Named(0, 0, "", false);

    private final List<Named> mentions = new ArrayList<>();
    private final Map<String, Named> persons = new HashMap<>();
    private final Map<String, Named> initials = new HashMap<>();

    Speakers(List<NamedEntity> entities) {
        for (NamedEntity entity : entities) {
            boolean person = entity.type() == EntityType.PERSON;
            if (person) {
                know(entity);
            }
            if (person || entity.type() == EntityType.ORGANIZATION) {
                for (EntityMention mention : entity.mentions()) {
                    if (mention.field() == MentionField.TEXT) {
                        mentions.add(new Named(mention.start(), mention.end(), entity.name(), person));
                    }
                }
            }
        }
        mentions.sort(Comparator.comparingInt(Named::start));
    }

    /** The person whom the article calls so, in full, by the last name or by initials; null when it knows none. */
    @Nullable Named called(String label) {
        Named person = persons.get(label.toLowerCase(Locale.ROOT));
        Named meant = person != null ? person : initials.get(label);
        return UNKNOWN.equals(meant) ? null : meant;
    }

    private void know(NamedEntity person) {
        Named named = new Named(0, 0, person.name(), true);
        List<String> names = new ArrayList<>(person.aliases());
        names.add(person.name());
        String letters = initials(person.name());
        if (letters.length() > 1) {
            // Two with the same initials are told apart by nothing.
            initials.merge(letters, named, (one, other) -> UNKNOWN);
        }
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            persons.putIfAbsent(lower, named);
            persons.putIfAbsent(lower.substring(lower.lastIndexOf(' ') + 1), named);
        }
    }

    private static String initials(String name) {
        StringBuilder letters = new StringBuilder();
        for (String word : name.split("[ -]", -1)) {
            letters.append(word.isEmpty() || !Character.isUpperCase(word.charAt(0)) ? "" : word.charAt(0));
        }
        return letters.toString();
    }

    /** The mentions that start within the region, in order. */
    List<Named> in(Region region) {
        int from = firstAt(region.start());
        int to = from;
        while (to < mentions.size() && mentions.get(to).start() < region.end()) {
            to++;
        }
        return mentions.subList(from, to);
    }

    /** The last person named before that place and not before the other; null when there is none. */
    @Nullable Named lastPersonBefore(int index, int earliest) {
        for (int i = firstAt(index) - 1; i >= 0 && mentions.get(i).start() >= earliest; i--) {
            if (mentions.get(i).person()) {
                return mentions.get(i);
            }
        }
        return null;
    }

    private int firstAt(int index) {
        int low = 0;
        int high = mentions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mentions.get(middle).start() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
