package dev.newswire.enrich.language;

/** A set of non-zero longs of a size known beforehand. */
final class LongSet {

    private final long[] slots;
    private final int mask;

    LongSet(int most) {
        int size = Integer.highestOneBit(Math.max(8, most)) * 4;
        this.slots = new long[size];
        this.mask = size - 1;
    }

    /** False when it was there before. */
    boolean add(long value) {
        int slot = hash(value) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == value) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = value;
        return true;
    }

    static int hash(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
