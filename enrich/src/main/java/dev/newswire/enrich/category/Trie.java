package dev.newswire.enrich.category;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Patterns of words over folded letters, found by walking: a transition table under open addressing. Node, letter and
 * target stand in one long, so that a step waits for memory once.
 */
final class Trie {
    static final int NONE = -1;
    static final int ROOT = 0;

    /** Takes the rest of the word, whatever it is. */
    static final char ANY_ENDING = '*';

    private static final long EMPTY = -1;

    private static final int TARGET_BITS = 24;
    private static final long TARGET = (1L << TARGET_BITS) - 1;

    /** Node and letter, then the node they lead to. */
    private long[] steps = new long[1 << 12];

    private int[] terms = new int[1 << 10];
    /** Nodes whose words may go on in any way: few. */
    private final BitSet anyEnding = new BitSet();

    private int nodes = 1;

    Trie() {
        Arrays.fill(steps, EMPTY);
        Arrays.fill(terms, NONE);
    }

    /** Adds a pattern and returns the term already standing there, or {@link #NONE} after setting it. */
    int add(CharSequence pattern, int term) {
        int node = ROOT;
        for (int i = 0; i < pattern.length(); i++) {
            int next = child(node, pattern.charAt(i));
            node = next == NONE ? grow(node, pattern.charAt(i)) : next;
        }
        int before = terms[node];
        if (before == NONE) {
            terms[node] = term;
        }
        return before;
    }

    int child(int node, char c) {
        long key = key(node, c);
        int mask = steps.length - 1;
        for (int slot = slot(key, mask); ; slot = (slot + 1) & mask) {
            long step = steps[slot];
            if (step == EMPTY) {
                return NONE;
            }
            if (step >>> TARGET_BITS == key) {
                return (int) (step & TARGET);
            }
        }
    }

    /** Where {@link #ANY_ENDING} leads. */
    int anyEnding(int node) {
        return anyEnding.get(node) ? child(node, ANY_ENDING) : NONE;
    }

    int term(int node) {
        return terms[node];
    }

    private int grow(int node, char c) {
        if (nodes == TARGET) {
            throw new IllegalStateException("more than " + nodes + " letters of terms do not fit");
        }
        if (nodes * 2 > steps.length) {
            rehash();
        }
        if (nodes == terms.length) {
            int old = terms.length;
            terms = Arrays.copyOf(terms, old * 2);
            Arrays.fill(terms, old, old * 2, NONE);
        }
        put(key(node, c) << TARGET_BITS | nodes);
        if (c == ANY_ENDING) {
            anyEnding.set(node);
        }
        return nodes++;
    }

    private void rehash() {
        long[] old = steps;
        steps = new long[old.length * 2];
        Arrays.fill(steps, EMPTY);
        for (long step : old) {
            if (step != EMPTY) {
                put(step);
            }
        }
    }

    private void put(long step) {
        int mask = steps.length - 1;
        int slot = slot(step >>> TARGET_BITS, mask);
        while (steps[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        steps[slot] = step;
    }

    private static long key(int node, char c) {
        return ((long) node << 16) | c;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
