package dev.newswire.enrich.entity;

import dev.newswire.enrich.entity.crf.Tokens;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.entity.gazetteer.Gazetteer.Match;
import dev.newswire.enrich.entity.gazetteer.KnownName;
import dev.newswire.enrich.entity.gazetteer.NameKind;
import dev.newswire.enrich.entity.gazetteer.WordFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names in languages without a model: known names in any case form, organisations by the word that heads them, persons by
 * given name, patronymic, title or surname ending. Prefers silence to a guess.
 */
final class RuleSpans {
    private static final int SHORTEST_GENITIVE = 5;

    private final Gazetteer gazetteer;
    private final FieldText field;
    private final Tokens tokens;
    private final Word[] words;
    private final String[] forms;
    private final int[] flags;
    private final PersonRule persons;
    private final OrganizationRule organizations;
    private final boolean nounsCapitalised;

    private RuleSpans(Gazetteer gazetteer, FieldText field, boolean nounsCapitalised) {
        this.gazetteer = gazetteer;
        this.field = field;
        this.tokens = field.tokens();
        this.words = field.words();
        this.forms = new String[words.length];
        this.flags = new int[words.length];
        for (int at = 0; at < words.length; at++) {
            forms[at] = tokens.token(at);
            int bits = gazetteer.flagsOf(forms[at]);
            flags[at] = bits == 0 && Coordination.isPluralTitle(gazetteer, forms[at]) ? WordFlag.TITLE.bit() : bits;
        }
        this.nounsCapitalised = nounsCapitalised;
        this.persons = new PersonRule(words, forms, flags, nounsCapitalised);
        this.organizations = new OrganizationRule(words, forms, flags, nounsCapitalised);
    }

    /** All names of a field. {@code language} is a BCP 47 tag. */
    static List<Span> find(Gazetteer gazetteer, FieldText field, String language) {
        return new RuleSpans(gazetteer, field, language.startsWith("de")).find();
    }

    private List<Span> find() {
        List<Span> spans = new ArrayList<>();
        for (int sentence = 0; sentence < tokens.sentenceCount(); sentence++) {
            int to = tokens.sentenceEnd(sentence);
            int at = tokens.sentenceStart(sentence);
            while (at < to) {
                Span span = at(at, tokens.sentenceStart(sentence), to);
                if (span == null) {
                    at++;
                } else {
                    spans.add(span);
                    at = span.end();
                }
            }
        }
        return spans;
    }

    private @Nullable Span at(int at, int from, int to) {
        if (words[at].isLower() || (words[at].isCaseless() && !Character.isLetter(forms[at].codePointAt(0)))) {
            Span quoted = organizations.quoted(at, to);
            return quoted != null ? quoted : organizations.foreign(at, to);
        }
        Span quoted = organizations.quoted(at, to);
        if (quoted != null) {
            return quoted;
        }
        Span known = known(gazetteer, field, at, to);
        if (known == null && nounsCapitalised) {
            known = germanGenitive(at);
        }
        Span headed = organizations.at(at, to);
        if (headed != null && (known == null || headed.end() > known.end())) {
            return headed;
        }
        Span person = persons.at(at, from, to);
        if (person != null && (known == null || (person.end() > known.end() && !WordFlag.STATE.in(flags[at])))) {
            return person;
        }
        return known != null ? known : organizations.acronym(at, from, to);
    }

    /** A known name at a token: as listed, else in another case form, else behind an Arabic particle. */
    static @Nullable Span known(Gazetteer gazetteer, FieldText field, int at, int to) {
        Word[] words = field.words();
        Match match = gazetteer.longest(words, at, to);
        if (match == null
                && Script.isCyrillic(
                        field.tokens().text().codePointAt(field.tokens().start(at)))) {
            match = gazetteer.longestByStems(field.tokens()::token, at, to);
        }
        if (match == null && words[at].isCaseless()) {
            match = Script.behindArabicParticle(gazetteer, field.tokens().token(at), at);
        }
        if (match == null && Elision.begins(field.tokens().token(at))) {
            match = gazetteer.longest(
                    Elision.without(gazetteer, words, field.tokens().token(at), at), at, to);
        }
        if (match == null || (match.end() == at + 1 && isDoubtful(words[at]))) {
            return null;
        }
        return span(at, match);
    }

    /** "Kenias", "Moskaus": German adds one letter to a name it knows. */
    private @Nullable Span germanGenitive(int at) {
        String form = forms[at];
        if (form.length() < SHORTEST_GENITIVE || !form.endsWith("s") || !words[at].isCapitalised() || flags[at] != 0) {
            return null;
        }
        List<KnownName> names = gazetteer.meanings(form.substring(0, form.length() - 1));
        boolean place = !names.isEmpty() && names.get(0).kind() != NameKind.PEOPLE;
        return place ? span(at, new Match(at + 1, names)) : null;
    }

    private static Span span(int at, Match match) {
        NameKind kind = match.names().get(0).kind();
        EntityType type =
                switch (kind) {
                    case STATE, PLACE, REGION, TOWN -> EntityType.LOCATION;
                    case ORGANIZATION -> EntityType.ORGANIZATION;
                    case PEOPLE -> EntityType.MISC;
                };
        return new Span(at, match.end(), type, Span.GAZETTEER, match.names());
    }

    /** Words that name something but are as often a common word or a person's name. */
    private static boolean isDoubtful(Word word) {
        int flags = word.flags();
        boolean common = (WordFlag.COMMON.in(flags) || WordFlag.PAGE.in(flags)) && !word.isAcronym();
        return common
                || (!WordFlag.STATE.in(flags)
                        && (WordFlag.ORGANIZATION_HEAD.in(flags) || WordFlag.PLACE_HEAD.in(flags)));
    }
}
