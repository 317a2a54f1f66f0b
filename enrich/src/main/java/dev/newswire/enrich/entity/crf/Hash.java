package dev.newswire.enrich.entity.crf;

/** 64-bit hashes of words and of features made from them; the same on every machine. */
public final class Hash {
    /** Where a hash begins. */
    public static final long SEED = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;

    private Hash() {}

    /** Goes on with one more UTF-16 code unit; {@link #finish} must come last. */
    public static long step(long hash, int unit) {
        return (hash ^ unit) * PRIME;
    }

    /** Spreads the bits. */
    public static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }

    /** A feature of a template and a value. */
    public static long mix(int template, long value) {
        return finish(value + template * 0x9E3779B97F4A7C15L);
    }

    /** A feature of a template and two values, whose order counts. */
    public static long mix(int template, long first, long second) {
        return finish(Long.rotateLeft(first, 23) * PRIME + second + template * 0x9E3779B97F4A7C15L);
    }

    /** The hash of a whole string. */
    public static long of(CharSequence text) {
        long hash = SEED;
        for (int at = 0; at < text.length(); at++) {
            hash = step(hash, text.charAt(at));
        }
        return finish(hash);
    }
}
