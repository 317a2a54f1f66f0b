package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Persons by their names' form: given name first, patronymic, initials, a title before, or a Slavic surname's ending. */
final class PersonRule {
    private static final int LONGEST = 5;
    private static final Set<String> PARTICLES = Set.of(
            "de", "von", "van", "der", "den", "bin", "ibn", "al", "el", "del", "la", "di", "da", "dos", "du", "ben",
            "оглы", "кызы", "بن", "آل");
    private static final String[] SURNAMES = {
        "ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "енко", "чук", "швили", "дзе", "ян", "ова", "ева", "ина", "ская",
        "ову", "еву", "ова", "овым", "евым", "иным", "ове", "еве", "овой", "евой", "иной", "ского", "скому", "ским",
        "ұлы", "қызы", "баевтың", "аевтың", "евтің", "овтың"
    };
    private static final String[] PATRONYMICS = {
        "ович", "евич", "ьич", "овна", "евна", "ична", "овича", "евича", "овичу", "евичу", "овичем", "евичем", "овны",
        "евны", "овне", "евне", "овной", "евной", "ұлы", "қызы"
    };

    private final Word[] words;
    private final String[] forms;
    private final int[] flags;
    private final boolean nounsCapitalised;

    PersonRule(Word[] words, String[] forms, int[] flags, boolean nounsCapitalised) {
        this.words = words;
        this.forms = forms;
        this.flags = flags;
        this.nounsCapitalised = nounsCapitalised;
    }

    /** The person whose name begins at a token, or null. */
    @Nullable Span at(int at, int from, int to) {
        if (!isPart(at) || (WordFlag.TITLE.in(flags[at]) && !WordFlag.GIVEN_NAME.in(flags[at]))) {
            return null;
        }
        int end = end(at, to);
        if (beginsBehind(at, end)) {
            return null;
        }
        boolean titled = at > from && WordFlag.TITLE.in(flags[at - 1]);
        boolean given = WordFlag.GIVEN_NAME.in(flags[at]);
        if (end == at + 1) {
            return titled
                            && !nounsCapitalised
                            && !given
                            && words[at].isCapitalised()
                            && forms[at].length() > 2
                            && (flags[at] & ~WordFlag.GIVEN_NAME.bit()) == 0
                    ? Span.of(at, end, EntityType.PERSON, Span.RULE)
                    : null;
        }
        boolean initial = isInitial(forms[at]);
        if (initial || given || (titled && !words[at].isCaseless()) || hasEnding(at, end)) {
            return Span.of(at, end, EntityType.PERSON, Span.RULE);
        }
        return null;
    }

    /** "Госдумы Антон Ветров": the name begins behind the organisation; a surname may stand first before a patronymic. */
    private boolean beginsBehind(int at, int end) {
        if (WordFlag.GIVEN_NAME.in(flags[at]) || isInitial(forms[at])) {
            return false;
        }
        boolean named = end - at > 2
                && WordFlag.GIVEN_NAME.in(flags[at + 1])
                && Script.isCyrillic(forms[at + 1].codePointAt(0))
                && !ends(forms[at + 2].toLowerCase(Locale.ROOT), PATRONYMICS);
        return named || WordFlag.ORGANIZATION.in(flags[at]);
    }

    private boolean hasEnding(int at, int end) {
        if (!Script.isCyrillic(forms[at].codePointAt(0))) {
            return false;
        }
        String last = forms[end - 1].toLowerCase(Locale.ROOT);
        return ends(last, SURNAMES)
                || ends(last, PATRONYMICS)
                || ends(forms[at + 1].toLowerCase(Locale.ROOT), PATRONYMICS);
    }

    private int end(int at, int to) {
        int end = at + 1;
        int limit = Math.min(to, at + (words[at].isCaseless() ? 2 : LONGEST));
        while (end < limit) {
            if (isPart(end)) {
                end++;
            } else if (end + 1 < limit && PARTICLES.contains(forms[end]) && isPart(end + 1)) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    private boolean isPart(int at) {
        int bits = flags[at];
        boolean other = WordFlag.COMMON.in(bits)
                || WordFlag.PAGE.in(bits)
                || WordFlag.ORGANIZATION_HEAD.in(bits)
                || WordFlag.PLACE_HEAD.in(bits)
                || ((WordFlag.STATE.in(bits) || WordFlag.PLACE.in(bits)) && !WordFlag.GIVEN_NAME.in(bits));
        boolean acronym = words[at].isAcronym() && forms[at].length() < 6;
        return Script.mayBegin(words[at], forms[at]) && !other && !acronym;
    }

    private static boolean isInitial(String form) {
        return (form.length() == 2 && form.charAt(1) == '.')
                || (form.length() == 4 && form.charAt(1) == '.' && form.charAt(3) == '.');
    }

    private static boolean ends(String word, String[] endings) {
        for (String ending : endings) {
            if (word.length() > ending.length() + 1 && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
