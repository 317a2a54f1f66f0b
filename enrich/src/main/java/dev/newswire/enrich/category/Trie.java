package dev.newswire.enrich.category;

import java.util.Arrays;

/** Patterns of words over folded letters, found by walking: a transition table under open addressing, nothing else. */
final class Trie {
    static final int NONE = -1;
    static final int ROOT = 0;

    /** Takes the rest of the word, whatever it is. */
    static final char ANY_ENDING = '*';

    private static final long EMPTY = -1;

    private long[] keys = new long[1 << 12];
    private int[] targets = new int[1 << 12];
    private int[] terms = new int[1 << 10];
    private int nodes = 1;

    Trie() {
        Arrays.fill(keys, EMPTY);
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
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != EMPTY) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    int term(int node) {
        return terms[node];
    }

    private int grow(int node, char c) {
        if (nodes * 2 > keys.length) {
            rehash();
        }
        if (nodes == terms.length) {
            int old = terms.length;
            terms = Arrays.copyOf(terms, old * 2);
            Arrays.fill(terms, old, old * 2, NONE);
        }
        put(key(node, c), nodes);
        return nodes++;
    }

    private void rehash() {
        long[] oldKeys = keys;
        int[] oldTargets = targets;
        keys = new long[oldKeys.length * 2];
        targets = new int[oldKeys.length * 2];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                put(oldKeys[i], oldTargets[i]);
            }
        }
    }

    private void put(long key, int target) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    private static long key(int node, char c) {
        return ((long) node << 16) | c;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
