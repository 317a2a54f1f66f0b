package dev.newswire.runtime.config;

/** Sizes as users write them: a whole number and one unit of {@code B}, {@code KiB}, {@code MiB}, {@code GiB}. */
public final class SizeText {
    private static final String[] UNITS = {"TiB", "GiB", "MiB", "KiB", "B"};
    private static final long[] BYTES = {1L << 40, 1L << 30, 1L << 20, 1L << 10, 1};

    private SizeText() {}

    /**
     * Reads {@code 512B}, {@code 64KiB}, {@code 4MiB} or {@code 1GiB} into bytes.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static long parse(String text) {
        Long bytes = NumberWithUnit.parse(text, UNITS, BYTES);
        if (bytes == null) {
            throw new IllegalArgumentException("not a size such as 512B, 64KiB, 4MiB or 1GiB: " + text);
        }
        return bytes;
    }

    /** Writes with the largest unit that divides it. */
    public static String format(long bytes) {
        return NumberWithUnit.format(bytes, UNITS, BYTES, "B");
    }
}
