package dev.newswire.enrich.entity.gazetteer;

import dev.newswire.enrich.entity.crf.Hash;
import dev.newswire.enrich.entity.crf.LongIntMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Phrases as paths of word hashes, for finding the longest that begins at a word. Filled while loading, then only read.
 */
final class PhraseIndex {
    /** A look-up takes at most so many steps. */
    static final int LONGEST = 12;

    private final LongIntMap steps = new LongIntMap(1 << 15);
    private final LongIntMap ends = new LongIntMap(1 << 14);
    private final List<List<KnownName>> meanings = new ArrayList<>();
    private int states = 1;

    /** The next state after a word, or {@link LongIntMap#ABSENT}. Paths begin at 0. */
    int step(int state, long word) {
        return steps.get(Hash.mix(7, state, word));
    }

    /** What a path up to a state means; empty where no phrase ends. */
    List<KnownName> meanings(int state) {
        int end = ends.get(state);
        return end == LongIntMap.ABSENT ? List.of() : meanings.get(end);
    }

    void add(long[] words, KnownName name) {
        if (words.length == 0 || words.length > LONGEST) {
            return;
        }
        int state = 0;
        for (long word : words) {
            long key = Hash.mix(7, state, word);
            int next = steps.get(key);
            if (next == LongIntMap.ABSENT) {
                next = states++;
                steps.put(key, next);
            }
            state = next;
        }
        int end = ends.get(state);
        if (end == LongIntMap.ABSENT) {
            end = meanings.size();
            ends.put(state, end);
            meanings.add(new ArrayList<>(1));
        }
        if (!meanings.get(end).contains(name)) {
            meanings.get(end).add(name);
        }
    }
}
