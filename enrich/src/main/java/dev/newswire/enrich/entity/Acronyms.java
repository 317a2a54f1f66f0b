package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Short names, made of the letters that the words of the long one begin with. What an article explains once, it means
 * everywhere: "Election Commission of Kenya (ECK)", or "EAFU, the East African Farmers Union". After Schwartz and Hearst,
 * A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text (2003), for whole words only. Linear in
 * the length of the text.
 */
final class Acronyms {
    private static final Set<String> SMALL = Set.of(
            "of", "the", "and", "for", "in", "on", "to", "de", "la", "des", "du", "der", "die", "y", "и", "по", "в");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    /** Marks that may stand within a long form. */
    private static final Set<String> LINKS = Set.of("-", "&", ",", "'s", "\u2019s");

    /** What each acronym of the article is; MISC for those that stand for words that are no name. */
    private final Map<String, EntityType> meanings = new HashMap<>();

    private Acronyms() {}

    /** Whether a form may be one, by its letters. */
    static boolean isOne(String form) {
        return form.length() >= SHORTEST
                && form.length() <= LONGEST
                && form.equals(form.toUpperCase(Locale.ROOT))
                && form.indexOf(' ') < 0;
    }

    /** Initials of all words, and of all but the small ones; only for names of several words. */
    static Set<String> of(String form) {
        StringBuilder all = new StringBuilder();
        StringBuilder big = new StringBuilder();
        int start = 0;
        for (int at = 0; at <= form.length(); at++) {
            boolean ends = at == form.length() || form.charAt(at) == ' ' || form.charAt(at) == '-';
            if (ends) {
                if (at > start && Character.isLetter(form.charAt(start))) {
                    char initial = Character.toUpperCase(form.charAt(start));
                    all.append(initial);
                    if (!SMALL.contains(form.substring(start, at).toLowerCase(Locale.ROOT))) {
                        big.append(initial);
                    }
                }
                start = at + 1;
            }
        }
        return big.length() < SHORTEST
                ? Set.of()
                : all.length() == big.length() ? Set.of(big.toString()) : Set.of(big.toString(), all.toString());
    }

    /**
     * The given spans of all parts of an article, with long forms made whole where the article explains them, and acronyms
     * marked as what they stand for. An acronym that nothing explains, but that has the initials of one name of the
     * article, is that name's if it stands there twice.
     */
    static List<List<Span>> complete(Gazetteer gazetteer, List<FieldText> fields, List<List<Span>> spans) {
        Acronyms acronyms = new Acronyms();
        List<List<Span>> explained = new ArrayList<>();
        for (int part = 0; part < spans.size(); part++) {
            explained.add(acronyms.explain(fields.get(part), spans.get(part)));
        }
        Set<String> unknown = unknown(gazetteer, fields);
        unknown.removeAll(acronyms.meanings.keySet());
        if (!unknown.isEmpty()) {
            acronyms.guess(fields, explained, unknown);
        }
        if (acronyms.meanings.isEmpty()) {
            return spans;
        }
        List<List<Span>> all = new ArrayList<>();
        for (int part = 0; part < spans.size(); part++) {
            all.add(acronyms.apply(fields.get(part), explained.get(part)));
        }
        return all;
    }

    /** Acronyms that stand in the article twice and of which the lists say nothing. */
    private static Set<String> unknown(Gazetteer gazetteer, List<FieldText> fields) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (FieldText field : fields) {
            for (int at = 0; at < field.words().length; at++) {
                Word word = field.words()[at];
                boolean unknown = word.isAcronym()
                        && (word.flags() & ~WordFlag.HINTS) == 0
                        && gazetteer.longest(field.words(), at, at + 1) == null;
                if (unknown && !isMoney(field, at)) {
                    String form = field.tokens().token(at);
                    if (isOne(form) && !once.add(form)) {
                        twice.add(form);
                    }
                }
            }
        }
        return twice;
    }

    private static boolean isMoney(FieldText field, int at) {
        return at + 1 < field.words().length && field.tokens().token(at + 1).equals("$");
    }

    private List<Span> explain(FieldText field, List<Span> spans) {
        for (Span span : spans) {
            int before = explained(field, span.start());
            if (before >= 0
                    && span.type() == EntityType.ORGANIZATION
                    && of(field.spaced(span.start(), span.end()))
                            .contains(field.tokens().token(before))) {
                meanings.put(field.tokens().token(before), span.type());
            }
        }
        List<Span> all = new ArrayList<>(spans.size());
        int next = 0;
        for (int at = 2; at < field.words().length - 1; at++) {
            if (field.words()[at].isAcronym()
                    && isOpening(field, at - 1)
                    && isOne(field.tokens().token(at))) {
                int start = longForm(field, at - 1, field.tokens().token(at));
                while (start >= 0 && next < spans.size() && spans.get(next).end() <= start) {
                    all.add(spans.get(next++));
                }
                EntityType type = start < 0 ? null : learn(field, start, at, spans, next);
                if (type != null) {
                    all.add(Span.of(start, at - 1, type, Span.RULE));
                    while (next < spans.size() && spans.get(next).start() < at - 1) {
                        next++;
                    }
                }
            }
        }
        all.addAll(spans.subList(next, spans.size()));
        return all;
    }

    private static boolean isOpening(FieldText field, int at) {
        String mark = field.tokens().token(at);
        return mark.equals("(") || mark.equals("[");
    }

    /** The token that a name explains, in brackets or between commas; -1 when it explains none. */
    private static int explained(FieldText field, int name) {
        int mark = name - 1;
        if (mark > 0 && field.tokens().token(mark).equalsIgnoreCase("the")) {
            mark--;
        }
        boolean explains = mark > 0
                && field.words()[mark - 1].isAcronym()
                && (field.tokens().token(mark).equals("(")
                        || field.tokens().token(mark).equals(","));
        return explains ? mark - 1 : -1;
    }

    /** The first of the words before a bracket that an acronym stands for; -1 when it stands for none. */
    private static int longForm(FieldText field, int bracket, String acronym) {
        int floor = Math.max(0, bracket - 2 * acronym.length() - 2);
        for (int start = bracket - 1; start >= floor; start--) {
            Word word = field.words()[start];
            String token = field.tokens().token(start);
            if (word.isCaseless() ? !LINKS.contains(token) : isLongForm(field, start, bracket, token, acronym)) {
                return word.isCaseless() ? -1 : start;
            }
        }
        return -1;
    }

    private static boolean isLongForm(FieldText field, int start, int end, String first, String acronym) {
        return end - start >= acronym.length()
                && !SMALL.contains(first)
                && of(field.spaced(start, end)).contains(acronym);
    }

    /**
     * Learns what the words before a bracket say of the acronym in it.
     *
     * @param next the first span that ends behind the first of those words
     * @return what the words are as one name; null when they are none
     */
    private @Nullable EntityType learn(FieldText field, int start, int acronym, List<Span> spans, int next) {
        boolean headed = false;
        boolean name = false;
        boolean plain = false;
        for (int at = start; at < acronym - 1; at++) {
            Word word = field.words()[at];
            headed |= WordFlag.ORGANIZATION_HEAD.in(word.flags());
            name |= word.isCapitalised();
            plain |= word.isLower() && !SMALL.contains(field.tokens().token(at));
        }
        EntityType type = name && !plain ? typeOf(start, acronym, headed, spans, next) : null;
        if (type != null || (!name && !headed)) {
            meanings.put(field.tokens().token(acronym), type == null ? EntityType.MISC : type);
        }
        return type;
    }

    /** What a long form is: what it was found as when it was found whole, an organisation by any other evidence. */
    private static @Nullable EntityType typeOf(int start, int acronym, boolean headed, List<Span> spans, int next) {
        int end = acronym - 1;
        boolean evidence = headed;
        for (int at = next; at < spans.size() && spans.get(at).start() <= acronym; at++) {
            Span span = spans.get(at);
            if (span.start() < end) {
                if (span.start() < start || span.end() > end) {
                    return null;
                }
                if (span.length() == end - start && span.type() != EntityType.PERSON) {
                    return span.type();
                }
                evidence = true;
            }
            evidence |= span.type() == EntityType.ORGANIZATION;
        }
        return evidence ? EntityType.ORGANIZATION : null;
    }

    /** Acronyms that nothing explains, by the kind of the names with their initials, if all are of one kind. */
    private void guess(List<FieldText> fields, List<List<Span>> spans, Set<String> unknown) {
        Map<String, EntityType> kinds = new HashMap<>();
        for (int part = 0; part < spans.size(); part++) {
            for (Span span : spans.get(part)) {
                if (span.length() > 1) {
                    for (String initials : of(fields.get(part).spaced(span.start(), span.end()))) {
                        kinds.merge(initials, span.type(), (one, other) -> one == other ? one : EntityType.MISC);
                    }
                }
            }
        }
        kinds.keySet().retainAll(unknown);
        kinds.values().removeIf(kind -> kind == EntityType.MISC);
        meanings.putAll(kinds);
    }

    private List<Span> apply(FieldText field, List<Span> spans) {
        return Gaps.fill(
                field.words().length,
                spans,
                span -> explained(field, span),
                (from, to, found) -> add(field, from, to, found));
    }

    private Span explained(FieldText field, Span span) {
        EntityType type = span.length() == 1 && field.words()[span.start()].isAcronym()
                ? meanings.getOrDefault(field.tokens().token(span.start()), span.type())
                : span.type();
        return type == span.type() ? span : Span.of(span.start(), span.end(), type, Span.RULE);
    }

    private void add(FieldText field, int from, int to, List<Span> spans) {
        for (int at = from; at < to; at++) {
            if (field.words()[at].isAcronym() && !isMoney(field, at)) {
                EntityType type = meanings.getOrDefault(field.tokens().token(at), EntityType.MISC);
                if (type != EntityType.MISC) {
                    spans.add(Span.of(at, at + 1, type, Span.RULE));
                }
            }
        }
    }
}
