package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * English organisations whose names go on behind where they seem to end: "Ministry of Hajj" before "and Umrah", "Centre"
 * before "for Persons with Disabilities", "Ministry of Agriculture" before ", Livestock and Fisheries".
 */
final class OrganizationTails {
    private static final int LONGEST = 14;

    private final FieldText field;
    private final List<Span> spans;

    private OrganizationTails(FieldText field, List<Span> spans) {
        this.field = field;
        this.spans = spans;
    }

    /** The given spans of a field, with organisations that were cut off made whole. */
    static List<Span> complete(FieldText field, List<Span> spans) {
        return new OrganizationTails(field, spans).complete();
    }

    private List<Span> complete() {
        List<Span> all = new ArrayList<>(spans.size());
        int index = 0;
        while (index < spans.size()) {
            Span span = spans.get(index++);
            if (span.type() == EntityType.ORGANIZATION && span.length() > 1 && isHeaded(span)) {
                int most = Math.min(field.words().length, span.start() + LONGEST);
                boolean linked = isLinked(span);
                int end = span.end();
                int tail = tail(end, most, linked);
                int next = within(index, tail);
                while (tail > end && next >= 0) {
                    end = tail;
                    index = next;
                    tail = tail(end, most, linked);
                    next = within(index, tail);
                }
                span = end == span.end() ? span : Span.of(span.start(), end, span.type(), Span.RULE);
            }
            all.add(span);
        }
        return all;
    }

    /** The first span behind a tail, when all before it are single unknown words within it; -1 when one is not. */
    private int within(int from, int end) {
        int index = from;
        while (index < spans.size() && spans.get(index).start() < end) {
            Span span = spans.get(index++);
            Word word = field.words()[span.start()];
            boolean apart = span.length() > 1 && (span.type() != EntityType.ORGANIZATION || isHeaded(span));
            if (apart || word.isAcronym() || (word.flags() & WordFlag.WELL_KNOWN) != 0) {
                return -1;
            }
        }
        return index;
    }

    private boolean isHeaded(Span span) {
        for (int at = span.start(); at < span.end(); at++) {
            if (WordFlag.ORGANIZATION_HEAD.in(field.words()[at].flags())) {
                return true;
            }
        }
        return false;
    }

    private boolean isLinked(Span span) {
        for (int at = span.start() + 1; at < span.end(); at++) {
            if (field.words()[at].isLower() && (is(at, "of") || is(at, "for"))) {
                return true;
            }
        }
        return false;
    }

    /** Where the words end that go on from a token: a link and capitalised words behind it; the token where none do. */
    private int tail(int from, int most, boolean linked) {
        if (from + 1 >= most) {
            return from;
        }
        if (is(from, "of") || is(from, "for") || (linked && is(from, "with"))) {
            return run(is(from + 1, "the") ? from + 2 : from + 1, most, from);
        }
        if (linked && is(from, ",")) {
            return isList(from, most) ? run(from + 1, most, from) : from;
        }
        if (linked && (is(from, "and") || is(from, "&"))) {
            int end = run(from + 1, most, from);
            boolean another = WordFlag.ORGANIZATION_HEAD.in(field.words()[end - 1].flags());
            return another ? from : end;
        }
        return from;
    }

    /** Whether capitalised words between commas follow up to an "and": ", Livestock, and Fisheries". */
    private boolean isList(int comma, int most) {
        int at = comma;
        while (at + 1 < most && is(at, ",") && isPart(at + 1)) {
            at = run(at + 1, most, at);
        }
        at += at + 1 < most && is(at, ",") ? 1 : 0;
        return at > comma && at + 1 < most && is(at, "and") && isPart(at + 1);
    }

    private int run(int from, int most, int none) {
        int end = from;
        while (end < most && isPart(end)) {
            end++;
        }
        return end > from ? end : none;
    }

    private boolean isPart(int at) {
        Word word = field.words()[at];
        return word.isCapitalised()
                && !word.isAcronym()
                && !WordFlag.TITLE.in(word.flags())
                && !WordFlag.COMMON.in(word.flags());
    }

    private boolean is(int at, String form) {
        return field.tokens().token(at).equals(form);
    }
}
