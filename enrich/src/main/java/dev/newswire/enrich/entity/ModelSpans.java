package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names as the model sees them, without what can never be one. */
final class ModelSpans {
    private static final EntityType[] TYPES = EntityType.values();
    private static final int LONGEST = 20;
    /** What is an organisation by the place it is named after; a party, police or court "of" a place may be any. */
    private static final Set<String> HEADS =
            Set.of("University", "Bank", "Institute", "Museum", "Academy", "College", "Government", "Embassy");

    private static final Set<String> MONEY = Set.of("$", "dollar", "dollars", "cents");
    private static final Set<String> OFFICERS = Set.of("Minister", "Ministers", "Secretary", "Undersecretary");

    private ModelSpans() {}

    static List<Span> find(FieldText field, byte[] labels) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < labels.length; at++) {
            start = Labels.begins(labels[at]) ? at : start;
            if (Labels.ends(labels[at])) {
                EntityType type = TYPES[Labels.type(labels[at])];
                int first = type == EntityType.PERSON ? untitled(field.words(), start, at) : start;
                if (type == EntityType.ORGANIZATION && beginsWithPlaceOf(field, first, at)) {
                    spans.add(Span.of(first, first + 1, EntityType.LOCATION, Span.RULE));
                    first += 3;
                }
                Span span = type == EntityType.LOCATION
                        ? placeOrHead(field, spans, first, at + 1)
                        : Span.of(first, at + 1, type, Span.MODEL);
                if (isName(field.words(), span) && !marksRepeat(field, span) && !marksOther(field, span)) {
                    int person = personWithin(field.words(), span);
                    spans.add(person < 0 ? span : span.between(span.start(), person));
                    if (person >= 0) {
                        spans.add(Span.of(person, at + 1, EntityType.PERSON, Span.RULE));
                    }
                }
            }
        }
        return spans;
    }

    /** The first token of a person's name that is not a title; the last token is never taken for one. */
    private static int untitled(Word[] words, int start, int last) {
        int first = start;
        while (first < last
                && WordFlag.TITLE.in(words[first].flags())
                && !WordFlag.GIVEN_NAME.in(words[first].flags())) {
            first++;
        }
        return first;
    }

    /**
     * A place, or the organisation that is named after it: "University of" before what the model took for a name by
     * itself. No name ends in "of", so an organisation that seems to goes on with the place, and is taken from the spans.
     */
    private static Span placeOrHead(FieldText field, List<Span> before, int start, int end) {
        Span place = Span.of(start, end, EntityType.LOCATION, Span.MODEL);
        if (start < 2 || !field.tokens().token(start - 1).equals("of")) {
            return place;
        }
        Span last = before.isEmpty() ? Span.of(0, 0, EntityType.MISC, Span.MODEL) : before.get(before.size() - 1);
        if (last.end() == start && last.type() == EntityType.ORGANIZATION) {
            before.remove(before.size() - 1);
            return Span.of(last.start(), end, EntityType.ORGANIZATION, Span.RULE);
        }
        boolean headed =
                last.end() <= start - 2 && HEADS.contains(field.tokens().token(start - 2));
        return headed ? Span.of(start - 2, end, EntityType.ORGANIZATION, Span.RULE) : place;
    }

    /** Whether a place is followed by "of the" and an organisation, as in "Department of Kenya of the Institute of …". */
    private static boolean beginsWithPlaceOf(FieldText field, int start, int last) {
        if (start + 4 > last) {
            return false;
        }
        int place = field.words()[start].flags();
        return (WordFlag.STATE.in(place) || WordFlag.PLACE.in(place))
                && field.tokens().token(start + 1).equals("of")
                && field.tokens().token(start + 2).equals("the")
                && WordFlag.ORGANIZATION_HEAD.in(field.words()[start + 3].flags());
    }

    /**
     * Where a person's name begins that runs on from an organisation without a comma, as in "… of the Academy of Sciences
     * Anna Weber"; -1 where none does.
     */
    private static int personWithin(Word[] words, Span span) {
        int given = span.end() - 2;
        if (span.type() != EntityType.ORGANIZATION || given < span.start() + 2) {
            return -1;
        }
        boolean name = WordFlag.GIVEN_NAME.in(words[given].flags())
                && words[given + 1].isCapitalised()
                && !words[given + 1].isAcronym()
                && (words[given + 1].flags() & ~WordFlag.HINTS) == 0;
        boolean apart = words[given - 1].isCapitalised()
                && !WordFlag.GIVEN_NAME.in(words[given - 1].flags())
                && !words[span.start()].isUpper();
        return name && apart && hasLink(words, span.start(), given) ? given : -1;
    }

    private static boolean hasLink(Word[] words, int from, int to) {
        for (int at = from; at < to; at++) {
            if (words[at].isLower()) {
                return true;
            }
        }
        return false;
    }

    /** "RT" before "@" says that a post repeats another's. */
    private static boolean marksRepeat(FieldText field, Span span) {
        return span.length() == 1
                && field.tokens().token(span.start()).equals("RT")
                && span.end() < field.tokens().count()
                && field.tokens().token(span.end()).startsWith("@");
    }

    /** "US" before "$" tells whose money it is, "Interior" before "Minister" which office. */
    private static boolean marksOther(FieldText field, Span span) {
        if (span.length() > 1 || span.end() >= field.tokens().count()) {
            return false;
        }
        Word word = field.words()[span.start()];
        String next = field.tokens().token(span.end());
        return span.type() == EntityType.LOCATION
                ? MONEY.contains(next)
                : span.type() == EntityType.ORGANIZATION
                        && OFFICERS.contains(next)
                        && !word.isAcronym()
                        && !WordFlag.ORGANIZATION.in(word.flags());
    }

    /** Whether anything in a span can be a name: page words, days and function words alone are none. */
    static boolean isName(Word[] words, Span span) {
        if (span.length() > LONGEST) {
            return false;
        }
        boolean own = false;
        for (int at = span.start(); at < span.end(); at++) {
            int flags = words[at].flags();
            boolean common = WordFlag.COMMON.in(flags) || WordFlag.PAGE.in(flags);
            own |= !words[at].isCaseless() && (!common || words[at].isAcronym());
        }
        return own;
    }
}
