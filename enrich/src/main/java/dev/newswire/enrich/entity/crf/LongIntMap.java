package dev.newswire.enrich.entity.crf;

import java.util.Arrays;

/** A growing map from 64-bit hashes to non-negative integers, without objects. Not thread-safe while it is written. */
public final class LongIntMap {
    /** What {@link #get} answers for a key that is not there. */
    public static final int ABSENT = -1;

    private long[] keys;
    private int[] values;
    private int size;

    /** A map that takes so many entries before it grows. */
    public LongIntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected * 2 - 1)) * 2;
        keys = new long[capacity];
        values = new int[capacity];
        Arrays.fill(values, ABSENT);
    }

    /** The value of a key, or {@link #ABSENT}. */
    public int get(long key) {
        return values[slot(key)];
    }

    /** Sets the value of a key. */
    public void put(long key, int value) {
        int slot = slot(key);
        if (values[slot] == ABSENT) {
            if (size * 2 >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /** Number of keys. */
    public int size() {
        return size;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (values[slot] != ABSENT && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, ABSENT);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldValues[old] != ABSENT) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                values[slot] = oldValues[old];
            }
        }
    }
}
