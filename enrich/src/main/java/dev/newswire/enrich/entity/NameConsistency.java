package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Hash;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes an article agree with itself: the surname of a full name is mostly a person where it stands alone, the first word
 * of an organisation is one, one form has the type it mostly has, and a form mostly found is found everywhere. Two passes
 * over the tokens.
 */
final class NameConsistency {
    private static final int OTHER_BITS = WordFlag.COMMON.bit()
            | WordFlag.PAGE.bit()
            | WordFlag.TITLE.bit()
            | WordFlag.ORGANIZATION_HEAD.bit()
            | WordFlag.PLACE_HEAD.bit();
    private static final int PLACE_BITS = WordFlag.STATE.bit() | WordFlag.PLACE.bit();
    private static final int CLEARLY = 2;
    private static final EntityType[] TYPES = EntityType.values();

    /** What is known of a form: how often it is a name of each type, ends a person's name, and is no name. */
    private static final class Form {
        private final int[] types = new int[TYPES.length];
        private int surname;
        private int missed;
        /** Whether it begins an organisation of more words and means nothing else. */
        private boolean shortOrganization;

        int found() {
            int all = surname;
            for (int count : types) {
                all += count;
            }
            return all;
        }

        /** How often it speaks for a type. */
        int count(EntityType type) {
            return types[column(type)] + (type == EntityType.PERSON ? surname : 0);
        }

        EntityType most() {
            EntityType best = EntityType.PERSON;
            for (EntityType type : TYPES) {
                best = count(type) > count(best) ? type : best;
            }
            return best;
        }
    }

    private final Map<Long, Form> forms = new HashMap<>();

    private static int column(EntityType type) {
        return switch (type) {
            case PERSON -> 0;
            case ORGANIZATION -> 1;
            case LOCATION -> 2;
            case MISC -> 3;
        };
    }

    private final Gazetteer gazetteer;

    private NameConsistency(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    static List<List<Span>> apply(Gazetteer gazetteer, List<FieldText> fields, List<List<Span>> spans) {
        return agree(gazetteer, fields.stream().map(FieldText::words).toList(), spans);
    }

    /** The spans of all parts, made to agree; {@code words} and {@code spans} have an entry for each part. */
    static List<List<Span>> agree(Gazetteer gazetteer, List<Word[]> words, List<List<Span>> spans) {
        NameConsistency memory = new NameConsistency(gazetteer);
        for (int part = 0; part < spans.size(); part++) {
            memory.learn(words.get(part), spans.get(part));
        }
        List<List<Span>> agreed = new ArrayList<>();
        for (int part = 0; part < spans.size(); part++) {
            agreed.add(memory.agree(words.get(part), spans.get(part)));
        }
        return agreed;
    }

    private void learn(Word[] words, List<Span> spans) {
        int free = 0;
        for (Span span : spans) {
            learnMissed(words, free, span.start());
            form(key(words, span)).types[column(span.type())]++;
            if (span.length() > 1 && span.type() == EntityType.PERSON) {
                form(words[span.end() - 1].exactHash()).surname++;
            }
            if (span.length() > 1 && span.type() == EntityType.ORGANIZATION && standsForItself(words, span)) {
                form(words[span.start()].exactHash()).shortOrganization = true;
            }
            free = span.end();
        }
        learnMissed(words, free, words.length);
    }

    /** Whether the first word of an organisation means nothing else, as "Paratus" in "Paratus Group". */
    private boolean standsForItself(Word[] words, Span span) {
        int first = span.start();
        return WordFlag.ORGANIZATION_HEAD.in(words[span.end() - 1].flags())
                && (words[first].flags() & ~WordFlag.HINTS) == 0
                && gazetteer.longest(words, first, first + 1) == null;
    }

    private void learnMissed(Word[] words, int from, int to) {
        for (int at = from; at < to; at++) {
            if (words[at].isCapitalised()) {
                form(words[at].exactHash()).missed++;
            }
        }
    }

    private Form form(long key) {
        return forms.computeIfAbsent(key, hash -> new Form());
    }

    private static long key(Word[] words, Span span) {
        long key = words[span.start()].exactHash();
        for (int at = span.start() + 1; at < span.end(); at++) {
            key = Hash.mix(1, key, words[at].exactHash());
        }
        return key;
    }

    private List<Span> agree(Word[] words, List<Span> spans) {
        return Gaps.fill(
                words.length,
                spans,
                span -> span.withType(typeOf(words, span)),
                (from, to, found) -> addForgotten(words, from, to, found));
    }

    private EntityType typeOf(Word[] words, Span span) {
        Form form = forms.get(key(words, span));
        if (form == null) {
            return span.type();
        }
        EntityType best = form.most();
        if (span.length() > 1) {
            return form.count(best) > form.count(span.type()) ? best : span.type();
        }
        return typeOf(words[span.start()], span.type(), form, best);
    }

    private static EntityType typeOf(Word word, EntityType type, Form form, EntityType best) {
        boolean place = (word.flags() & PLACE_BITS) != 0;
        if (form.surname > 0 && (!place || type == EntityType.PERSON) && best == EntityType.PERSON) {
            return EntityType.PERSON;
        }
        if (type == EntityType.PERSON && place && !WordFlag.GIVEN_NAME.in(word.flags())) {
            return EntityType.LOCATION;
        }
        return form.count(best) > form.count(type) * CLEARLY ? best : type;
    }

    private void addForgotten(Word[] words, int from, int to, List<Span> spans) {
        for (int at = from; at < to; at++) {
            Span span = forgotten(words, from, to, at);
            if (span != null) {
                spans.add(span);
            }
        }
    }

    private @Nullable Span forgotten(Word[] words, int from, int to, int at) {
        Word word = words[at];
        if (!word.isCapitalised() || (word.flags() & OTHER_BITS) != 0) {
            return null;
        }
        Form form = forms.get(word.exactHash());
        if (form == null) {
            return null;
        }
        boolean alone =
                (at == from || !words[at - 1].isCapitalised()) && (at + 1 == to || !words[at + 1].isCapitalised());
        int flags = word.flags() & ~WordFlag.HINTS;
        if (form.found() == 0) {
            boolean brief = form.shortOrganization && alone;
            return brief ? Span.of(at, at + 1, EntityType.ORGANIZATION, Span.RULE) : null;
        }
        boolean own = form.surname > 0 && !word.isAcronym() && (flags & ~WordFlag.GIVEN_NAME.bit()) == 0;
        boolean often = form.found() * CLEARLY > form.missed;
        if ((!often && !own) || (form.surname == 0 && !alone)) {
            return null;
        }
        EntityType best = form.most();
        return Span.of(at, at + 1, typeOf(word, best, form, best), Span.RULE);
    }
}
