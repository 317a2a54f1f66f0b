package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import java.util.List;
import java.util.function.UnaryOperator;

/** Known names that stand in another script within a text read by the model, as acronyms left untranslated do. */
final class ForeignSpans {
    private ForeignSpans() {}

    /** The given spans and those of foreign tokens between them, in order. */
    static List<Span> join(Gazetteer gazetteer, FieldText field, List<Span> spans) {
        return Gaps.fill(
                field.words().length,
                spans,
                UnaryOperator.identity(),
                (from, to, found) -> add(gazetteer, field, from, to, found));
    }

    private static void add(Gazetteer gazetteer, FieldText field, int from, int to, List<Span> spans) {
        int at = from;
        while (at < to) {
            int point = field.tokens().text().codePointAt(field.tokens().start(at));
            boolean foreign = !Script.isLatin(point) && Character.isLetter(point) && !field.words()[at].isLower();
            Span span = foreign ? RuleSpans.known(gazetteer, field, at, to) : null;
            if (span == null) {
                at++;
            } else {
                spans.add(span);
                at = span.end();
            }
        }
    }
}
