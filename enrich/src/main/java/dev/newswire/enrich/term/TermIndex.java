package dev.newswire.enrich.term;

import dev.newswire.enrich.entity.crf.Hash;
import dev.newswire.enrich.entity.crf.LongIntMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many terms at once: a trie over hashes of words, so that a text costs a look-up a word however many terms there are.
 * Built once by {@link Builder}, then immutable and safe for use by many threads. A search takes at most
 * {@value #LONGEST} steps a word.
 */
public final class TermIndex {
    /** Words that a term may have. */
    public static final int LONGEST = 16;

    private static final int ROOT = 0;
    private static final int BITS_A_TERM = 16;
    private static final int NONE = LongIntMap.ABSENT;

    private final LongIntMap steps;
    private final LongIntMap ends;
    private final List<Term> terms;
    private final int[] next;
    /** A Bloom filter of one bit for the words that terms begin with: it fits where the steps do not, near the processor. */
    private final long[] beginnings;

    private TermIndex(Builder builder) {
        this.beginnings = builder.beginnings;
        this.steps = builder.steps;
        this.ends = builder.ends;
        this.terms = List.copyOf(builder.terms);
        this.next = Arrays.copyOf(builder.next, terms.size());
    }

    /** Where a term stands. Offsets count UTF-16 code units. */
    public record Found(int owner, int start, int end) {}

    /** Is told where terms stand. */
    @FunctionalInterface
    public interface Listener {
        void found(int owner, int start, int end);
    }

    /** Gathers terms. For one thread. */
    public static final class Builder {
        private final LongIntMap steps;
        private final LongIntMap ends;
        private final List<Term> terms = new ArrayList<>();
        private final LongIntMap tails;
        private final long[] beginnings;
        private int[] next = new int[64];
        private int states = 1;

        /** {@code expected} terms. */
        public Builder(int expected) {
            steps = new LongIntMap(Math.max(16, expected * 2));
            ends = new LongIntMap(Math.max(16, expected));
            tails = new LongIntMap(Math.max(16, expected));
            beginnings = new long[Integer.highestOneBit(Math.max(16, expected)) * BITS_A_TERM / Long.SIZE];
        }

        /**
         * Adds a term. Of several owners of one spelling the first to be added comes first.
         *
         * @return false when nothing of it can be looked for: it has no word, or too many
         */
        public boolean add(String text, LetterCase letterCase, int owner) {
            TermText words = TermText.of(text);
            if (words.count() == 0 || words.count() > LONGEST) {
                return false;
            }
            beginnings[cell(words.word(0), beginnings)] |= bit(words.word(0));
            int state = ROOT;
            for (int at = 0; at < words.count(); at++) {
                long key = key(state, at == 0 ? TermText.JOINED : words.gap(at), words.word(at));
                int after = steps.get(key);
                if (after == LongIntMap.ABSENT) {
                    after = states++;
                    steps.put(key, after);
                }
                state = after;
            }
            append(state, new Term(owner, letterCase, words));
            return true;
        }

        private void append(int state, Term term) {
            int added = terms.size();
            if (added == next.length) {
                next = Arrays.copyOf(next, added * 2);
            }
            next[added] = NONE;
            terms.add(term);
            int last = tails.get(state);
            tails.put(state, added);
            if (last == LongIntMap.ABSENT) {
                ends.put(state, added);
            } else {
                next[last] = added;
            }
        }

        /** The index; the builder must not be used again. */
        public TermIndex build() {
            return new TermIndex(this);
        }
    }

    private static int cell(long word, long[] beginnings) {
        return (int) (word >>> 6) & (beginnings.length - 1);
    }

    private static long bit(long word) {
        return 1L << word;
    }

    /** Whether a term may begin with a word: false for most words that none begins with. */
    private boolean mayBegin(long word) {
        return (beginnings[cell(word, beginnings)] & bit(word)) != 0;
    }

    private static long key(int state, int gap, long word) {
        return Hash.mix(gap, state, word);
    }

    /** The longest term at each place, none within another, in the order of the text. */
    public List<Found> longest(TermText text) {
        List<Found> all = new ArrayList<>();
        Walk walk = new Walk(text, null);
        int at = 0;
        while (at < text.count()) {
            Found found = walk.from(at);
            if (found == null) {
                at++;
            } else {
                all.add(found);
                at = walk.after;
            }
        }
        return all;
    }

    /** Every term that stands in the text, also within others. */
    public void all(TermText text, Listener listener) {
        Walk walk = new Walk(text, listener);
        for (int at = 0; at < text.count(); at++) {
            walk.from(at);
        }
    }

    /** One search through one text: for the longest term from a word on, or for all when there is a listener. */
    private final class Walk {
        private final TermText text;
        private final @Nullable Listener listener;
        private int first;
        private boolean firstOther;
        private @Nullable Found found;
        private int after;

        Walk(TermText text, @Nullable Listener listener) {
            this.text = text;
            this.listener = listener;
        }

        @Nullable Found from(int word) {
            found = null;
            first = word;
            walk(false);
            if (text.other(word) != 0 && found == null) {
                walk(true);
            }
            return found;
        }

        private void walk(boolean other) {
            if (!mayBegin(other ? text.other(first) : text.word(first))) {
                return;
            }
            firstOther = other;
            int state = ROOT;
            int limit = Math.min(text.count(), first + LONGEST);
            for (int at = first; at < limit; at++) {
                int gap = at == first ? TermText.JOINED : text.gap(at);
                boolean byOther = at == first && other;
                if (at > first && text.other(at) != 0) {
                    end(steps.get(key(state, gap, text.other(at))), at, true);
                }
                state = steps.get(key(state, gap, byOther ? text.other(at) : text.word(at)));
                if (state == LongIntMap.ABSENT) {
                    return;
                }
                end(state, at, byOther);
            }
        }

        private void end(int state, int last, boolean lastOther) {
            int term = state == LongIntMap.ABSENT ? NONE : ends.get(state);
            for (; term != NONE; term = next[term]) {
                Term candidate = terms.get(term);
                if (candidate.fits(text, first, last + 1, firstOther, lastOther)) {
                    int start = text.start(first, firstOther);
                    int stop = text.end(last, lastOther);
                    if (listener == null) {
                        found = new Found(candidate.owner(), start, stop);
                        after = last + 1;
                        return;
                    }
                    listener.found(candidate.owner(), start, stop);
                }
            }
        }
    }
}
