package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Organisations by the word that heads them ("Министерство …", "Universidad de …"), by quotation marks, or as acronyms. */
final class OrganizationRule {
    private static final int LONGEST = 9;
    private static final int LONGEST_ACRONYM = 6;
    private static final Set<String> LINKS = Set.of(
            "de", "la", "le", "les", "du", "des", "del", "los", "las", "y", "et", "für", "der", "und", "of", "the",
            "and", "по", "и", "при", "di", "da", "do", "e", "van", "voor");
    private static final Set<String> AND = Set.of("et", "y", "e", "und", "and", "и");
    private static final String[] GENITIVES = {
        "ых", "их", "ого", "его", "ой", "ей", "ства", "ния", "ции", "ости", "дел", "ы", "ки", "ти"
    };
    private static final String[] GERMAN_HEADS = {
        "ministerium", "ministeriums", "kriminalamt", "verfassungsgericht", "gerichtshof", "bundesamt", "landtag"
    };

    private final Word[] words;
    private final String[] forms;
    private final int[] flags;
    private final boolean nounsCapitalised;

    OrganizationRule(Word[] words, String[] forms, int[] flags, boolean nounsCapitalised) {
        this.words = words;
        this.forms = forms;
        this.flags = flags;
        this.nounsCapitalised = nounsCapitalised;
    }

    /** The organisation whose heading word stands at a token, or null. */
    @Nullable Span at(int at, int to) {
        if (nounsCapitalised) {
            return german(at);
        }
        if (!WordFlag.ORGANIZATION_HEAD.in(flags[at]) || !words[at].isCapitalised()) {
            return null;
        }
        int end = at + 1;
        int last = end;
        boolean cyrillic = Script.isCyrillic(forms[at].codePointAt(0));
        while (end < Math.min(to, at + LONGEST)) {
            boolean capital = words[end].isCapitalised() && !WordFlag.COMMON.in(flags[end]);
            boolean link = LINKS.contains(forms[end]) || forms[end].startsWith("l'") || forms[end].startsWith("d'");
            boolean genitive =
                    cyrillic && words[end].isLower() && isGenitive(forms[end]) && !WordFlag.COMMON.in(flags[end]);
            if ((!capital && !link && !genitive) || (link && beginsAnother(end, to))) {
                break;
            }
            end++;
            last = capital || genitive || forms[end - 1].indexOf('\'') > 0 ? end : last;
        }
        return last > at + 1 ? Span.of(at, last, EntityType.ORGANIZATION, Span.RULE) : null;
    }

    /** Whether "and" at a token joins a second organisation. */
    private boolean beginsAnother(int at, int to) {
        if (!AND.contains(forms[at])) {
            return false;
        }
        int next = at + 1;
        while (next < to && (LINKS.contains(forms[next]) || forms[next].equals("l'"))) {
            next++;
        }
        return next < to && WordFlag.ORGANIZATION_HEAD.in(flags[next]);
    }

    private @Nullable Span german(int at) {
        String lower = forms[at].toLowerCase(Locale.ROOT);
        for (String head : GERMAN_HEADS) {
            if (lower.length() > head.length() && lower.endsWith(head)) {
                return Span.of(at, at + 1, EntityType.ORGANIZATION, Span.RULE);
            }
        }
        return null;
    }

    /** A name in quotation marks after a heading word in lower case: "компания «…»". */
    @Nullable Span quoted(int at, int to) {
        if (!WordFlag.ORGANIZATION_HEAD.in(flags[at]) || at + 3 >= to || !isQuote(forms[at + 1])) {
            return null;
        }
        int end = at + 2;
        while (end < Math.min(to, at + LONGEST) && !isQuote(forms[end])) {
            end++;
        }
        boolean whole = end < to && isQuote(forms[end]) && end > at + 2 && words[at + 2].isCapitalised();
        return whole ? Span.of(at + 2, end, EntityType.ORGANIZATION, Span.RULE) : null;
    }

    /** A name in Latin letters after a heading word in Cyrillic ones: "холдинг VK", "компания Blue Lake". */
    @Nullable Span foreign(int at, int to) {
        if (!WordFlag.ORGANIZATION_HEAD.in(flags[at]) || !Script.isCyrillic(forms[at].codePointAt(0))) {
            return null;
        }
        int end = at + 1;
        while (end < Math.min(to, at + LONGEST)
                && (words[end].isCapitalised() || words[end].isUpper())
                && Character.isLetter(forms[end].codePointAt(0))
                && Script.isLatin(forms[end].codePointAt(0))) {
            end++;
        }
        return end > at + 1 ? Span.of(at + 1, end, EntityType.ORGANIZATION, Span.RULE) : null;
    }

    /** An unknown acronym in a sentence that is not all in capitals. */
    @Nullable Span acronym(int at, int from, int to) {
        boolean short1 = forms[at].length() >= 3 && forms[at].length() <= LONGEST_ACRONYM;
        if (!short1 || !words[at].isUpper() || (words[at].flags() & ~WordFlag.HINTS) != 0) {
            return null;
        }
        int lower = 0;
        for (int other = Math.max(from, at - LONGEST); other < Math.min(to, at + LONGEST); other++) {
            lower += words[other].isLower() ? 1 : 0;
        }
        return lower > 2 ? Span.of(at, at + 1, EntityType.ORGANIZATION, Span.RULE) : null;
    }

    private static boolean isQuote(String form) {
        return form.length() == 1 && "«»\"“”„".indexOf(form.charAt(0)) >= 0;
    }

    private static boolean isGenitive(String form) {
        for (String ending : GENITIVES) {
            if (form.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
