package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.CrfLabeller;
import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.List;

/** Names as the model sees them, without what can never be one. */
final class ModelSpans {
    private static final EntityType[] TYPES = EntityType.values();
    private static final int LONGEST = 20;

    private ModelSpans() {}

    static List<Span> find(FieldText field, CrfLabeller labeller) {
        byte[] labels = labeller.label(field.tokens(), field.words());
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < labels.length; at++) {
            start = Labels.begins(labels[at]) ? at : start;
            if (Labels.ends(labels[at])) {
                Span span = Span.of(start, at + 1, TYPES[Labels.type(labels[at])], Span.MODEL);
                if (isName(field.words(), span)) {
                    spans.add(span);
                }
            }
        }
        return spans;
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
