package dev.newswire.enrich.entity.gazetteer;

import dev.newswire.enrich.entity.crf.Lexicon;
import dev.newswire.enrich.entity.crf.LongIntMap;
import dev.newswire.enrich.entity.crf.Tokenizer;
import dev.newswire.enrich.entity.crf.Tokens;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.crf.WordClusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * States, places, organisations, peoples, given names and titles, by their forms in several languages. Loaded once,
 * then immutable and shared by threads.
 */
public final class Gazetteer implements Lexicon {
    private static final int LONGEST_ACRONYM = 6;
    private static final int COMMON_BITS = WordFlag.COMMON.bit() | WordFlag.PAGE.bit();

    private final LongIntMap flags = new LongIntMap(1 << 14);
    private final LongIntMap stemFlags = new LongIntMap(1 << 12);
    private final LongIntMap russianFlags = new LongIntMap(1 << 12);
    private final LongIntMap acronyms = new LongIntMap(1 << 11);
    private final List<List<KnownName>> acronymMeanings = new ArrayList<>();
    private final PhraseIndex phrases = new PhraseIndex();
    private final PhraseIndex stems = new PhraseIndex();
    private final PhraseIndex russian = new PhraseIndex();
    /** Towns and regions in Latin letters. */
    private final PhraseIndex hints = new PhraseIndex();

    private final Map<String, KnownName> states = new HashMap<>();

    private final WordClusters clusters;

    private Gazetteer(WordClusters clusters) {
        this.clusters = clusters;
    }

    /** Reads the lists that are part of the program. */
    public static Gazetteer load() {
        Gazetteer gazetteer = new Gazetteer(WordLists.clusters("word-clusters.bin"));
        gazetteer.loadStates();
        gazetteer.loadPlaces("places.tsv", NameKind.PLACE);
        gazetteer.loadPlaces("regions.tsv", NameKind.REGION);
        gazetteer.loadPlaces("towns.tsv", NameKind.TOWN);
        gazetteer.loadOrganizations();
        gazetteer.loadNames("given-names.txt", WordFlag.GIVEN_NAME);
        gazetteer.loadNames("given-names-more.txt", WordFlag.RARE_GIVEN_NAME);
        gazetteer.loadNames("surnames.txt", WordFlag.SURNAME);
        WordLists.words("titles.txt", (language, word) -> gazetteer.flag(word, WordFlag.TITLE));
        WordLists.words("organisation-heads.txt", (language, word) -> gazetteer.flag(word, WordFlag.ORGANIZATION_HEAD));
        WordLists.words("place-heads.txt", (language, word) -> gazetteer.flag(word, WordFlag.PLACE_HEAD));
        WordLists.words(
                "common-words.txt",
                (language, word) -> gazetteer.flag(word, language.equals("page") ? WordFlag.PAGE : WordFlag.COMMON));
        return gazetteer;
    }

    private void loadStates() {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        for (String[] line : WordLists.columns("country-names.tsv")) {
            forms.computeIfAbsent(line[0], code -> new ArrayList<>()).addAll(List.of(line[1].split("\\|", -1)));
        }
        for (String[] line : WordLists.columns("countries.tsv")) {
            List<String> all = forms.computeIfAbsent(line[0], code -> new ArrayList<>());
            if (line.length > 2) {
                all.addAll(List.of(line[2].split("\\|", -1)));
            }
            List<String> peoples = List.of(line[1].split("\\|", -1));
            KnownName people = new KnownName(peoples.get(0), NameKind.PEOPLE, line[0], peoples);
            peoples.forEach(form -> add(form, people));
        }
        forms.forEach((code, all) -> {
            KnownName state = new KnownName(shortest(code, all.get(0)), NameKind.STATE, code, all);
            states.put(code, state);
            all.forEach(form -> add(form, state));
        });
    }

    /** CLDR says "Myanmar (Burma)" and "Hong Kong SAR China"; news says it shorter. */
    private static String shortest(String code, String name) {
        return switch (code) {
            case "HK" -> "Hong Kong";
            case "MO" -> "Macau";
            case "CD" -> "Democratic Republic of the Congo";
            case "CG" -> "Republic of the Congo";
            case "PS" -> "Palestine";
            case "CI" -> "Ivory Coast";
            case "TR" -> "Turkey";
            case "VA" -> "Vatican City";
            case "CZ" -> "Czech Republic";
            default -> name.replaceAll(" \\(.*\\)", "").replace(" & ", " and ").replace("St. ", "Saint ");
        };
    }

    private void loadNames(String list, WordFlag flag) {
        for (String[] line : WordLists.columns(list)) {
            for (String name : line[0].split(" ", -1)) {
                flag(name, flag);
            }
        }
    }

    private void loadPlaces(String list, NameKind kind) {
        for (String[] line : WordLists.columns(list)) {
            String country = line[0].equals("-") ? null : line[0];
            for (String place : line[1].split(";", -1)) {
                List<String> forms = List.of(place.split("=", -1));
                KnownName name = new KnownName(forms.get(0), kind, country, forms);
                forms.forEach(form -> add(form, name));
            }
        }
    }

    private void loadOrganizations() {
        for (String[] line : WordLists.columns("organisations.tsv")) {
            String country = line[0].equals("-") ? null : line[0];
            List<String> forms = List.of(line[1].split("\\|", -1));
            KnownName name = new KnownName(forms.get(0), NameKind.ORGANIZATION, country, forms);
            forms.forEach(form -> add(form, name));
        }
    }

    private void add(String form, KnownName name) {
        Tokens tokens = Tokenizer.tokenize(form);
        if (tokens.count() == 1 && isAcronym(form)) {
            long exact = Word.of(form, this).exactHash();
            int at = acronyms.get(exact);
            if (at == LongIntMap.ABSENT) {
                at = acronymMeanings.size();
                acronyms.put(exact, at);
                acronymMeanings.add(new ArrayList<>(1));
            }
            acronymMeanings.get(at).add(name);
            return;
        }
        long[] words = new long[tokens.count()];
        boolean cyrillic = false;
        for (int at = 0; at < words.length; at++) {
            String token = tokens.token(at);
            words[at] = Word.lowerHash(token);
            cyrillic |= isCyrillic(token);
        }
        boolean hint = isHint(name, form);
        (hint ? hints : phrases).add(words, name);
        if (cyrillic && name.kind() != NameKind.PEOPLE) {
            stems.add(roots(tokens, Stems::of), name);
            russian.add(roots(tokens, Stems::russian), name);
        }
        if (words.length == 1) {
            flag(form, WordFlag.valueOf(name.kind().name()));
        }
    }

    private static long[] roots(Tokens tokens, UnaryOperator<String> stem) {
        long[] roots = new long[tokens.count()];
        for (int at = 0; at < roots.length; at++) {
            roots[at] = Word.lowerHash(stem.apply(tokens.token(at)));
        }
        return roots;
    }

    private static boolean isCyrillic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }

    private static boolean isHint(KnownName name, String form) {
        return name.kind() == NameKind.TOWN
                || (name.kind() == NameKind.REGION
                        && Character.UnicodeScript.of(form.codePointAt(0)) == Character.UnicodeScript.LATIN);
    }

    private static boolean isAcronym(String form) {
        return form.length() <= LONGEST_ACRONYM
                && form.equals(form.toUpperCase(Locale.ROOT))
                && !form.equals(form.toLowerCase(Locale.ROOT));
    }

    private void flag(String word, WordFlag flag) {
        long hash = Word.lowerHash(word);
        flags.put(hash, Math.max(0, flags.get(hash)) | flag.bit());
        if (isCyrillic(word) && flag != WordFlag.PEOPLE) {
            add(stemFlags, Stems.of(word), flag);
            add(russianFlags, Stems.russian(word), flag);
        }
    }

    private static void add(LongIntMap flags, String stem, WordFlag flag) {
        long hash = Word.lowerHash(stem);
        flags.put(hash, Math.max(0, flags.get(hash)) | flag.bit());
    }

    @Override
    public int wordFlags(long lowerHash) {
        return Math.max(0, flags.get(lowerHash));
    }

    /** What a word may be in any case form: bits of {@link WordFlag}. */
    public int flagsOf(String word) {
        int exact = wordFlags(Word.lowerHash(word));
        if ((exact & ~WordFlag.HINTS) != 0 || word.isEmpty() || !isCyrillic(word)) {
            return exact & ~WordFlag.HINTS;
        }
        int stem = Math.max(0, stemFlags.get(Word.lowerHash(Stems.of(word)))) & ~WordFlag.HINTS;
        return (stem != 0 ? stem : Math.max(0, russianFlags.get(Word.lowerHash(Stems.russian(word)))))
                & ~COMMON_BITS
                & ~WordFlag.HINTS;
    }

    @Override
    public long clusters(long lowerHash) {
        return clusters.of(lowerHash);
    }

    @Override
    public boolean isCommon(int bits) {
        return WordFlag.COMMON.in(bits) || WordFlag.PAGE.in(bits);
    }

    @Override
    public boolean isTitle(int bits) {
        return WordFlag.TITLE.in(bits);
    }

    @Override
    public boolean isGivenName(int bits) {
        return WordFlag.GIVEN_NAME.in(bits) || WordFlag.RARE_GIVEN_NAME.in(bits);
    }

    @Override
    public boolean isWellKnown(int bits) {
        return (bits & WordFlag.WELL_KNOWN) != 0;
    }

    @Override
    public boolean headsOrganization(int bits) {
        return WordFlag.ORGANIZATION_HEAD.in(bits);
    }

    @Override
    public boolean headsPlace(int bits) {
        return WordFlag.PLACE_HEAD.in(bits);
    }

    @Override
    public void markPhrases(Word[] words, int from, int to, byte[] marks) {
        int at = from;
        while (at < to) {
            Match match = words[at].isLower() ? null : longest(words, at, to);
            if (match == null && !words[at].isLower()) {
                match = longest(hints, words, at, to);
            }
            if (match == null) {
                at++;
                continue;
            }
            int base = 1 + 4 * match.names().get(0).kind().number();
            int length = match.end() - at;
            for (int token = at; token < match.end(); token++) {
                int position = length == 1 ? 3 : token == at ? 0 : token == match.end() - 1 ? 2 : 1;
                marks[token] = (byte) (base + position);
            }
            at = match.end();
        }
    }

    /**
     * A known phrase in a text.
     *
     * @param end token after its last one
     * @param names what it may mean, the likeliest first; never empty
     */
    public record Match(int end, List<KnownName> names) {
        public Match {
            names = List.copyOf(names);
        }
    }

    /** The longest known phrase that begins at a word, exactly as listed but for case, or null. */
    public @Nullable Match longest(Word[] words, int at, int to) {
        Match match = longest(phrases, words, at, to);
        if (match == null || match.end() <= at + 1) {
            int acronym = acronyms.get(words[at].exactHash());
            if (acronym != LongIntMap.ABSENT) {
                return new Match(at + 1, acronymMeanings.get(acronym));
            }
        }
        return match;
    }

    /** The town or region of the long lists whose name is exactly some words, or null. */
    public @Nullable Match hint(Word[] words, int from, int to) {
        Match match = longest(hints, words, from, to);
        return match == null || match.end() < to ? null : match;
    }

    private static @Nullable Match longest(PhraseIndex phrases, Word[] words, int at, int to) {
        int state = 0;
        List<KnownName> names = List.of();
        int end = at;
        for (int token = at; token < to; token++) {
            state = phrases.step(state, words[token].lowerHash());
            if (state == LongIntMap.ABSENT) {
                break;
            }
            List<KnownName> here = phrases.meanings(state);
            if (!here.isEmpty() && !words[token].isLower()) {
                names = here;
                end = token + 1;
            }
        }
        return end == at ? null : new Match(end, names);
    }

    /** What a whole form means, however long; empty where it is not known. */
    public List<KnownName> meanings(String form) {
        Tokens tokens = Tokenizer.tokenize(form);
        Word[] words = new Word[tokens.count()];
        for (int at = 0; at < words.length; at++) {
            words[at] = Word.of(tokens.token(at), this);
        }
        Match match = words.length == 0 ? null : longest(words, 0, words.length);
        return match == null || match.end() < words.length ? List.of() : match.names();
    }

    /** The longest known Cyrillic phrase in any case form that begins at a word, or null. */
    public @Nullable Match longestByStems(IntFunction<String> words, int at, int to) {
        Match any = longest(stems, token -> Stems.of(words.apply(token)), at, to);
        Match plain = longest(russian, token -> Stems.russian(words.apply(token)), at, to);
        return any == null || (plain != null && plain.end() > any.end()) ? plain : any;
    }

    private static @Nullable Match longest(PhraseIndex phrases, IntFunction<String> stems, int at, int to) {
        int state = 0;
        Match best = null;
        for (int token = at; token < to; token++) {
            state = phrases.step(state, Word.lowerHash(stems.apply(token)));
            if (state == LongIntMap.ABSENT) {
                break;
            }
            List<KnownName> here = phrases.meanings(state);
            if (!here.isEmpty()) {
                best = new Match(token + 1, here);
            }
        }
        return best;
    }

    /** The state of an ISO 3166 code, or null. */
    public @Nullable KnownName state(String code) {
        return states.get(code);
    }
}
