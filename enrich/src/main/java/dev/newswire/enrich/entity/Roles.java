package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Titles and offices beside the name of a person: "President of Kenya X", "X, the finance minister,". */
final class Roles {
    private static final int LEFT = 9;
    private static final int RIGHT = 9;
    private static final Set<String> LINKS =
            Set.of("of", "for", "the", "to", "and", "at", "de", "du", "des", "la", "der", "del");
    private static final Set<String> BEFORE_TITLE = Set.of(
            "former",
            "first",
            "deputy",
            "vice",
            "acting",
            "interim",
            "prime",
            "foreign",
            "defense",
            "defence",
            "finance",
            "interior",
            "health",
            "late",
            "then",
            "senior",
            "chief",
            "co",
            "ex",
            "outgoing",
            "newly",
            "opposition",
            "party",
            "executive",
            "managing",
            "general");

    private Roles() {}

    /**
     * @param persons tokens of the field that are part of a person's name, where another's role ends
     */
    static @Nullable String of(Occurrence person, BitSet persons) {
        String before = before(person.field(), person.span(), persons);
        return before != null ? before : after(person.field(), person.span());
    }

    private static @Nullable String before(FieldText field, Span span, BitSet persons) {
        int start = -1;
        int floor = Math.max(0, span.start() - LEFT);
        boolean title = false;
        for (int at = span.start() - 1; at >= floor && !persons.get(at); at--) {
            Word word = field.words()[at];
            String token = field.tokens().token(at).toLowerCase(Locale.ROOT);
            boolean isTitle = WordFlag.TITLE.in(word.flags());
            if (isTitle || BEFORE_TITLE.contains(token)) {
                title |= isTitle;
                start = at;
            } else if (!LINKS.contains(token) && !(word.isCapitalised() && !WordFlag.COMMON.in(word.flags()))) {
                break;
            }
        }
        return title ? field.spaced(start, span.start()) : null;
    }

    private static @Nullable String after(FieldText field, Span span) {
        int comma = span.end();
        int limit = Math.min(field.words().length, comma + RIGHT + 2);
        if (comma + 1 >= limit || !field.tokens().token(comma).equals(",")) {
            return null;
        }
        int start = comma + 1;
        String article = field.tokens().token(start).toLowerCase(Locale.ROOT);
        if (article.equals("the") || article.equals("a") || article.equals("an") || article.equals("who")) {
            start++;
        }
        boolean title = false;
        for (int at = start; at < limit; at++) {
            Word word = field.words()[at];
            if (word.isCaseless()) {
                return title && at > start ? field.spaced(start, at) : null;
            }
            boolean isTitle = WordFlag.TITLE.in(word.flags());
            if (!title && !isTitle && at - start > 2) {
                return null;
            }
            title |= isTitle;
        }
        return null;
    }
}
