package dev.newswire.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Short names of organisations, made of the letters that the words of the long one begin with. */
final class Acronyms {
    private static final Set<String> SMALL = Set.of(
            "of", "the", "and", "for", "in", "on", "to", "de", "la", "des", "du", "der", "die", "y", "и", "по", "в");
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;

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
        for (String word : form.split("[ -]", -1)) {
            if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
                char initial = Character.toUpperCase(word.charAt(0));
                all.append(initial);
                if (!SMALL.contains(word.toLowerCase(Locale.ROOT))) {
                    big.append(initial);
                }
            }
        }
        return big.length() < SHORTEST
                ? Set.of()
                : all.length() == big.length() ? Set.of(big.toString()) : Set.of(big.toString(), all.toString());
    }

    /**
     * The given spans of a field, and the acronyms that stand in brackets behind an organisation, or before one that
     * explains them: "EAFU, the East African Farmers Union".
     */
    static List<Span> complete(FieldText field, List<Span> spans) {
        List<Span> all = new ArrayList<>(spans.size());
        for (int index = 0; index < spans.size(); index++) {
            Span span = spans.get(index);
            int free = all.isEmpty() ? 0 : all.get(all.size() - 1).end();
            int next = index + 1 < spans.size() ? spans.get(index + 1).start() : field.words().length;
            Set<String> initials = span.type() == EntityType.ORGANIZATION && span.length() > 1
                    ? of(field.spaced(span.start(), span.end()))
                    : Set.of();
            int before = explained(field, span.start());
            if (before >= free && isAmong(initials, field, before)) {
                all.add(Span.of(before, before + 1, EntityType.ORGANIZATION, Span.RULE));
            }
            all.add(span);
            int behind = span.end() + 1;
            if (behind < next && field.tokens().token(span.end()).equals("(") && isAmong(initials, field, behind)) {
                all.add(Span.of(behind, behind + 1, EntityType.ORGANIZATION, Span.RULE));
            }
        }
        return all;
    }

    /** The token that a name explains, in brackets or between commas; -1 when it explains none. */
    private static int explained(FieldText field, int name) {
        int mark = name - 1;
        if (mark > 0 && field.tokens().token(mark).equalsIgnoreCase("the")) {
            mark--;
        }
        boolean explains = mark > 0
                && (field.tokens().token(mark).equals("(")
                        || field.tokens().token(mark).equals(","));
        return explains ? mark - 1 : -1;
    }

    private static boolean isAmong(Set<String> initials, FieldText field, int token) {
        return !initials.isEmpty() && initials.contains(field.tokens().token(token));
    }
}
