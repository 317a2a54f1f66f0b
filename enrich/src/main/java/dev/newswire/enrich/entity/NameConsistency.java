package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes an article agree with itself: a surname of a full name is a person wherever it stands alone, one form has the type
 * it mostly has, and a form found once is found everywhere. Two passes over the tokens.
 */
final class NameConsistency {
    private static final int OTHER_BITS = WordFlag.COMMON.bit()
            | WordFlag.PAGE.bit()
            | WordFlag.TITLE.bit()
            | WordFlag.ORGANIZATION_HEAD.bit()
            | WordFlag.PLACE_HEAD.bit();
    private static final int PLACE_BITS = WordFlag.STATE.bit() | WordFlag.PLACE.bit();
    private static final int CLEARLY = 2;

    /** How often a form is taken for each type. */
    private final Map<Long, int[]> types = new HashMap<>();

    private final Set<Long> surnames = new HashSet<>();

    private NameConsistency() {}

    static List<List<Span>> apply(List<FieldText> fields, List<List<Span>> spans) {
        NameConsistency memory = new NameConsistency();
        for (int field = 0; field < fields.size(); field++) {
            for (Span span : spans.get(field)) {
                memory.learn(fields.get(field).words(), span);
            }
        }
        List<List<Span>> agreed = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            agreed.add(memory.agree(fields.get(field).words(), spans.get(field)));
        }
        return agreed;
    }

    private void learn(Word[] words, Span span) {
        if (span.length() == 1) {
            int[] counts = types.computeIfAbsent(words[span.start()].exactHash(), form -> new int[4]);
            counts[column(span.type())]++;
        } else if (span.type() == EntityType.PERSON) {
            surnames.add(words[span.end() - 1].exactHash());
        }
    }

    private static int column(EntityType type) {
        return switch (type) {
            case PERSON -> 0;
            case ORGANIZATION -> 1;
            case LOCATION -> 2;
            case MISC -> 3;
        };
    }

    private static EntityType type(int column) {
        return switch (column) {
            case 0 -> EntityType.PERSON;
            case 1 -> EntityType.ORGANIZATION;
            case 2 -> EntityType.LOCATION;
            default -> EntityType.MISC;
        };
    }

    private List<Span> agree(Word[] words, List<Span> spans) {
        List<Span> agreed = new ArrayList<>();
        int free = 0;
        for (Span span : spans) {
            addForgotten(words, free, span.start(), agreed);
            agreed.add(span.length() == 1 ? span.withType(typeOf(words[span.start()], span.type())) : span);
            free = span.end();
        }
        addForgotten(words, free, words.length, agreed);
        return agreed;
    }

    private EntityType typeOf(Word word, EntityType type) {
        boolean place = (word.flags() & PLACE_BITS) != 0;
        if (surnames.contains(word.exactHash()) && (!place || type == EntityType.PERSON)) {
            return EntityType.PERSON;
        }
        if (type == EntityType.PERSON && place && !WordFlag.GIVEN_NAME.in(word.flags())) {
            return EntityType.LOCATION;
        }
        int[] counts = types.get(word.exactHash());
        if (counts == null) {
            return type;
        }
        int own = counts[column(type)];
        EntityType best = type;
        int most = own * CLEARLY;
        for (int column = 0; column < counts.length; column++) {
            if (counts[column] > most) {
                most = counts[column];
                best = type(column);
            }
        }
        return best;
    }

    private void addForgotten(Word[] words, int from, int to, List<Span> spans) {
        for (int at = from; at < to; at++) {
            Word word = words[at];
            if (!word.isCapitalised() || (word.flags() & OTHER_BITS) != 0) {
                continue;
            }
            boolean surname = surnames.contains(word.exactHash());
            int[] counts = types.get(word.exactHash());
            boolean alone =
                    (at == from || !words[at - 1].isCapitalised()) && (at + 1 == to || !words[at + 1].isCapitalised());
            if (surname || (counts != null && alone)) {
                EntityType type = surname || counts == null ? EntityType.PERSON : most(counts);
                spans.add(Span.of(at, at + 1, typeOf(word, type), Span.RULE));
            }
        }
    }

    private static EntityType most(int[] counts) {
        int best = 0;
        for (int column = 1; column < counts.length; column++) {
            best = counts[column] > counts[best] ? column : best;
        }
        return type(best);
    }
}
