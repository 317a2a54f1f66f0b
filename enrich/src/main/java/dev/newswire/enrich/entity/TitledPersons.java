package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.List;
import java.util.Set;

/** Who stands behind "Mr", "Gen" and the like in English is a person, whatever the model says. */
final class TitledPersons {
    private static final Set<String> TITLES = Set.of(
            ("Mr Mrs Ms Miss Dr Prof Gen Col Lt Sgt Capt Maj Sen Mr. Mrs. Ms. Dr. Prof. Gen. Col. Lt. Sgt. Capt. Maj."
                            + " Sen. Adm. Hon. Datuk Sheikh Cllr")
                    .split(" "));
    private static final int LONGEST = 5;
    private static final int OTHERS =
            WordFlag.COMMON.bit() | WordFlag.PAGE.bit() | WordFlag.TITLE.bit() | WordFlag.ORGANIZATION_HEAD.bit();

    private TitledPersons() {}

    /** The given spans of a field, those behind a title made persons, and the persons that were missed. */
    static List<Span> complete(FieldText field, List<Span> spans) {
        return Gaps.fill(
                field.words().length,
                spans,
                span -> retyped(field, span),
                (from, to, found) -> add(field, from, to, found));
    }

    private static Span retyped(FieldText field, Span span) {
        boolean person = span.type() != EntityType.PERSON
                && span.length() <= 2
                && span.start() > 0
                && isTitle(field, span.start() - 1);
        return person ? Span.of(span.start(), span.end(), EntityType.PERSON, Span.RULE) : span;
    }

    private static void add(FieldText field, int from, int to, List<Span> spans) {
        int at = from + 1;
        while (at < to) {
            int end = at;
            while (end < Math.min(to, at + LONGEST) && isPart(field.words()[end])) {
                end++;
            }
            if (end > at && isTitle(field, at - 1)) {
                spans.add(Span.of(at, end, EntityType.PERSON, Span.RULE));
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean isTitle(FieldText field, int at) {
        return WordFlag.TITLE.in(field.words()[at].flags())
                && TITLES.contains(field.tokens().token(at));
    }

    private static boolean isPart(Word word) {
        return word.isCapitalised() && (word.flags() & OTHERS) == 0;
    }
}
