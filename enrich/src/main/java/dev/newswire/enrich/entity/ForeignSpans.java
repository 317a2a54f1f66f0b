package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import java.util.ArrayList;
import java.util.List;

/** Known names that stand in another script within a text read by the model, as acronyms left untranslated do. */
final class ForeignSpans {
    private ForeignSpans() {}

    /** The given spans and those of foreign tokens between them, in order. */
    static List<Span> join(Gazetteer gazetteer, FieldText field, List<Span> spans) {
        List<Span> all = new ArrayList<>();
        int free = 0;
        for (Span span : spans) {
            add(gazetteer, field, free, span.start(), all);
            all.add(span);
            free = span.end();
        }
        add(gazetteer, field, free, field.words().length, all);
        return all;
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
