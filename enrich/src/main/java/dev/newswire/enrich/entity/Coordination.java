package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names that share a word: "Presidents A and B", "Anna and Thomas Weber", "North and South Korea". The name that lacks
 * the word gets a span of its own, and the word where it is resolved.
 */
final class Coordination {
    private static final Set<String> AND = Set.of("and", "&", "et", "y", "e", "und", "и", "және");
    private static final Set<String> DIRECTIONS = Set.of(
            "north",
            "south",
            "east",
            "west",
            "northern",
            "southern",
            "eastern",
            "western",
            "северная",
            "южная",
            "восточная",
            "западная",
            "северной",
            "южной",
            "восточной",
            "западной",
            "северную",
            "южную",
            "восточную",
            "западную");
    private static final int SHORTEST_TITLE = 5;
    private static final String LAST_LETTERS = "sSnNиИыЫ";

    private Coordination() {}

    /** Whether a word is the plural of a title that the lists have in the singular. */
    static boolean isPluralTitle(Gazetteer gazetteer, String form) {
        if (form.length() < SHORTEST_TITLE || LAST_LETTERS.indexOf(form.charAt(form.length() - 1)) < 0) {
            return false;
        }
        String lower = form.toLowerCase(Locale.ROOT);
        char last = lower.charAt(lower.length() - 1);
        if (last == 'ы' || last == 'и') {
            return WordFlag.TITLE.in(gazetteer.flagsOf(form));
        }
        return (last == 's' && (isTitle(gazetteer, lower, 1) || isTitle(gazetteer, lower, 2)))
                || (lower.endsWith("en") && isTitle(gazetteer, lower, 2));
    }

    private static boolean isTitle(Gazetteer gazetteer, String lower, int less) {
        return WordFlag.TITLE.in(gazetteer.flagsOf(lower.substring(0, lower.length() - less)));
    }

    /** The given spans of a field and those that share a word with one of them, in order. */
    static List<Span> complete(Gazetteer gazetteer, FieldText field, List<Span> spans) {
        List<Span> all = new ArrayList<>(spans.size());
        for (int index = 0; index < spans.size(); index++) {
            Span span = untitled(gazetteer, field, spans.get(index));
            int free = all.isEmpty() ? 0 : all.get(all.size() - 1).end();
            if (span.start() - 2 >= free
                    && isAnd(field, span.start() - 1)
                    && sharesEnd(field, span.start() - 2, span)) {
                all.add(Span.of(span.start() - 2, span.start() - 1, span.type(), Span.RULE));
            }
            all.add(span);
            Span next = index + 1 < spans.size() ? spans.get(index + 1) : null;
            int other = span.end() + 1;
            boolean alone =
                    next == null ? other < field.words().length : next.start() > other || isNoPerson(next, other);
            if (alone && isAnd(field, span.end()) && sharesTitle(gazetteer, field, span)) {
                all.add(Span.of(other, other + 1, EntityType.PERSON, Span.RULE));
                index += next != null && next.start() == other ? 1 : 0;
            }
        }
        return all;
    }

    /**
     * The name a span has by what it shares with the next one, or null: "Anna Weber" for "Anna" before "and Thomas Weber".
     */
    static @Nullable String whole(FieldText field, Span span, @Nullable Span next) {
        if (next == null || span.length() != 1 || next.type() != span.type() || next.start() != span.end() + 1) {
            return null;
        }
        return isAnd(field, span.end()) && sharesEnd(field, span.start(), next)
                ? field.tokens().token(span.start()) + ' ' + field.spaced(next.start() + 1, next.end())
                : null;
    }

    /** "Ministers" is no part of the name behind it. */
    private static Span untitled(Gazetteer gazetteer, FieldText field, Span span) {
        boolean titled = span.type() == EntityType.PERSON
                && span.length() > 1
                && isPluralTitle(gazetteer, field.tokens().token(span.start()));
        return titled ? span.between(span.start() + 1, span.end()) : span;
    }

    /** Whether a span is that token and nothing else, and taken for something else than a person. */
    private static boolean isNoPerson(Span span, int token) {
        return span.start() == token && span.length() == 1 && span.type() != EntityType.PERSON;
    }

    private static boolean isAnd(FieldText field, int at) {
        return AND.contains(field.tokens().token(at));
    }

    /** Whether a word is of the kind that the longer name after "and" begins with. */
    private static boolean sharesEnd(FieldText field, int at, Span longer) {
        Word word = field.words()[at];
        if (longer.length() < 2 || !word.isCapitalised()) {
            return false;
        }
        if (longer.type() == EntityType.LOCATION) {
            return isDirection(field, at) && isDirection(field, longer.start());
        }
        return longer.type() == EntityType.PERSON && isGivenName(word) && isGivenName(field.words()[longer.start()]);
    }

    private static boolean isGivenName(Word word) {
        return WordFlag.GIVEN_NAME.in(word.flags()) || WordFlag.RARE_GIVEN_NAME.in(word.flags());
    }

    private static boolean isDirection(FieldText field, int at) {
        return DIRECTIONS.contains(field.tokens().token(at).toLowerCase(Locale.ROOT));
    }

    /** Whether a surname behind a title in the plural is followed by another one. */
    private static boolean sharesTitle(Gazetteer gazetteer, FieldText field, Span person) {
        int other = person.end() + 1;
        Word word = field.words()[other];
        boolean goesOn = other + 1 < field.words().length && field.words()[other + 1].isCapitalised();
        return person.type() == EntityType.PERSON
                && person.start() > 0
                && word.isCapitalised()
                && !word.isAcronym()
                && !goesOn
                && (word.flags() & ~WordFlag.HINTS) == 0
                && isPluralTitle(gazetteer, field.tokens().token(person.start() - 1));
    }
}
