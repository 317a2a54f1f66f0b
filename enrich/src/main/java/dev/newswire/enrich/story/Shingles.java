package dev.newswire.enrich.story;

import java.util.Arrays;

/**
 * The distinct hashes of every three neighbouring words of a text. A word is a run of letters and digits, in any
 * language; scripts without spaces give each pair of characters as a word. Linear in the text.
 */
final class Shingles {
    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    /** Enough for the longest reports; what stands behind them does not change what the story is. */
    private static final int MOST = 20_000;

    private long[] slots = new long[1024];
    private int size;
    private long beforeLast;
    private long last;
    private int words;

    /** Adds a text of its own: no shingle runs on from what was added before. */
    void add(CharSequence text) {
        words = 0;
        long word = BASIS;
        boolean inside = false;
        char joined = 0;
        for (int i = 0; i < text.length() && size < MOST; i++) {
            char c = text.charAt(i);
            boolean alone = isUnspaced(c);
            boolean letter = !alone && Character.isLetterOrDigit(c);
            if (!letter && inside && !isMark(c)) {
                word(word);
                word = BASIS;
                inside = false;
            }
            if (letter) {
                word = (word ^ Character.toLowerCase(c)) * PRIME;
                inside = true;
            }
            if (alone && joined != 0) {
                word(((BASIS ^ joined) * PRIME ^ c) * PRIME);
            }
            joined = alone ? c : 0;
        }
        if (inside) {
            word(word);
        }
    }

    private void word(long hash) {
        if (++words >= 3) {
            put(mix(beforeLast * 31 + last * 17 + hash));
        }
        beforeLast = last;
        last = hash;
    }

    private void put(long raw) {
        long hash = raw == 0 ? 1 : raw;
        if (size * 2 >= slots.length) {
            grow();
        }
        if (insert(hash)) {
            size++;
        }
    }

    private boolean insert(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                insert(hash);
            }
        }
    }

    int size() {
        return size;
    }

    /** The hashes, in no order that matters. */
    long[] hashes() {
        return Arrays.stream(slots).filter(hash -> hash != 0).toArray();
    }

    /** Spreads every bit over all others (the finaliser of SplitMix64). */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isUnspaced(char c) {
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x0E00 && c <= 0x0EFF);
    }
}
