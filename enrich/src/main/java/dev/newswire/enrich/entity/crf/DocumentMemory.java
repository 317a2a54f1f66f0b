package dev.newswire.enrich.entity.crf;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rest of a document says of a word: whether it also stands in lower case, behind a title or a given name, after
 * "in", before "said", within a longer name, or as the initials of one. Filled with all sentences, then asked; belongs to
 * one thread.
 */
public final class DocumentMemory {
    static final int LOWER = 1;
    static final int LOWER_OFTEN = 1 << 1;
    static final int CAPITAL = 1 << 2;
    static final int CAPITAL_OFTEN = 1 << 3;
    static final int AFTER_TITLE = 1 << 4;
    static final int AFTER_GIVEN = 1 << 5;
    static final int AFTER_PLACE_WORD = 1 << 6;
    static final int BEFORE_SPEECH = 1 << 7;
    static final int AFTER_THE = 1 << 8;
    static final int POSSESSIVE = 1 << 9;
    static final int LAST = 1 << 10;
    static final int FIRST = 1 << 11;
    static final int INNER = 1 << 12;
    static final int ALONE = 1 << 13;
    static final int IN_ORGANIZATION = 1 << 14;
    static final int IN_PLACE = 1 << 15;
    static final int BEFORE_BRACKET = 1 << 16;
    static final int AFTER_OF = 1 << 17;
    static final int INITIALS = 1 << 18;
    static final int ORGANIZATION_INITIALS = 1 << 19;
    static final int AFTER_COMMA_NAME = 1 << 20;
    static final int IN_BRACKETS = 1 << 21;
    /** Number of bits. */
    static final int BITS = 22;

    private static final int LONGEST_ACRONYM = 8;
    private static final Set<Long> PLACE_WORDS = hashes("in at near from across outside around inside throughout");
    private static final Set<Long> SPEECH =
            hashes("said says told added who explained noted stated argued insisted believes claimed warned admitted");
    private static final Set<Long> LINKS = hashes("of and for the on de & in");
    private static final long THE = Word.lowerHash("the");
    private static final long OF = Word.lowerHash("of");
    private static final long COMMA = Word.lowerHash(",");
    private static final long OPEN = Word.lowerHash("(");
    private static final long OWN = Word.lowerHash("'s");

    private final LongIntMap bits = new LongIntMap(1 << 8);
    private final LongIntMap initials = new LongIntMap(1 << 6);
    private final Lexicon lexicon;

    public DocumentMemory(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    private static Set<Long> hashes(String words) {
        return Stream.of(words.split(" ")).map(Word::lowerHash).collect(Collectors.toUnmodifiableSet());
    }

    /** Takes in the sentence that a view looks at. */
    public void learn(SentenceView view) {
        if (view.kind() != SentenceView.ORDINARY) {
            return;
        }
        for (int at = view.from(); at < view.to(); at++) {
            Word word = view.word(at);
            if (word.isLower()) {
                add(word, LOWER, LOWER_OFTEN);
            } else if (view.runStart(at) >= 0) {
                learnName(view, at, word);
            }
        }
    }

    private void learnName(SentenceView view, int at, Word word) {
        int start = view.runStart(at);
        int end = view.runEnd(at);
        if (at > view.from() || start + 1 < end) {
            add(word, CAPITAL, CAPITAL_OFTEN);
        }
        int found = end == start + 1 ? ALONE : at == start ? FIRST : at == end - 1 ? LAST : INNER;
        Word ahead = view.word(start - 1);
        Word behind = view.word(end);
        if (at == start) {
            found |= PLACE_WORDS.contains(ahead.lower) ? AFTER_PLACE_WORD : 0;
            found |= ahead.lower == THE ? AFTER_THE : 0;
            found |= ahead.lower == OF ? AFTER_OF : 0;
            found |= ahead.lower == OPEN ? IN_BRACKETS : 0;
            found |= ahead.lower == COMMA && view.word(start - 2).isCapitalised() ? AFTER_COMMA_NAME : 0;
        }
        found |= lexicon.isTitle(view.word(at - 1).flags) ? AFTER_TITLE : 0;
        found |= at > start && lexicon.isGivenName(view.word(at - 1).flags) ? AFTER_GIVEN : 0;
        if (at == end - 1) {
            found |= SPEECH.contains(behind.lower) ? BEFORE_SPEECH : 0;
            found |= behind.lower == OWN ? POSSESSIVE : 0;
            found |= behind.lower == OPEN && view.word(end + 1).isAcronym() ? BEFORE_BRACKET : 0;
        }
        if (end > start + 1) {
            found |= lexicon.headsOrganization(view.word(end - 1).flags) ? IN_ORGANIZATION : 0;
            found |= lexicon.headsPlace(view.word(end - 1).flags) ? IN_PLACE : 0;
        }
        add(word, found, 0);
        if (at == start) {
            learnInitials(view, start);
        }
    }

    /** The initials of a name that may go on over "of", "and" and the like. */
    private void learnInitials(SentenceView view, int start) {
        long all = Hash.SEED;
        int length = 0;
        int head = 0;
        for (int at = start; at < view.to() && length <= LONGEST_ACRONYM; at++) {
            Word word = view.word(at);
            if (word.isCapitalised()) {
                all = Hash.step(all, word.initial);
                length++;
                head |= lexicon.headsOrganization(word.flags) ? ORGANIZATION_INITIALS : 0;
            } else if (!LINKS.contains(word.lower)) {
                break;
            }
            if (length > 1) {
                long key = Hash.finish(all);
                initials.put(key, Math.max(0, initials.get(key)) | INITIALS | head);
            }
        }
    }

    private void add(Word word, int once, int again) {
        int before = Math.max(0, bits.get(word.lower));
        bits.put(word.lower, before | once | ((before & once) != 0 ? again : 0));
    }

    /** Bits of a word; 0 where nothing is remembered. */
    int of(Word word) {
        int found = Math.max(0, bits.get(word.lower));
        return word.isAcronym() ? found | Math.max(0, initials.get(word.lower)) : found;
    }
}
