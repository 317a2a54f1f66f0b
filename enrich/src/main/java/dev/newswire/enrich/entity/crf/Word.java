package dev.newswire.enrich.entity.crf;

import org.jspecify.annotations.Nullable;

/**
 * What the features need of a word form, computed once for each form: hashes, shape and affixes. Immutable but for the
 * scores that a {@link CrfModel} keeps with it.
 */
public final class Word {
    static final int AFFIXES = 5;
    private static final int LONGEST_SHAPE = 8;

    final long exact;
    final long lower;
    final long shape;
    final int flags;
    /** Packed as {@link WordClusters} does. */
    final long clusters;

    final long[] prefixes;
    final long[] suffixes;
    final Case letters;
    final boolean digits;
    /** The first letter in lower case. */
    final char initial;
    /** Scores of the word's own features for the five positions around it, one after the other. */
    short @Nullable [] scores;
    /** A bit for each of the five that is filled. */
    byte scored;

    /** How a word is written. */
    enum Case {
        /** No letters, or letters without case. */
        NONE(0),
        LOWER(1),
        /** First letter upper case, some other lower case. */
        TITLE(2),
        /** All letters upper case. */
        UPPER(3),
        /** Lower case first, upper case later. */
        MIXED(4);

        /** What features are made of; it never changes, because models were trained with it. */
        final int number;

        Case(int number) {
            this.number = number;
        }
    }

    private Word(Builder made, int flags, long clusters) {
        this.exact = made.exact;
        this.lower = made.lower;
        this.shape = made.shape;
        this.flags = flags;
        this.clusters = clusters;
        this.prefixes = made.prefixes;
        this.suffixes = made.suffixes;
        this.letters = made.letters;
        this.digits = made.digits;
        this.initial = made.initial;
    }

    /** The hash of the lower-case form, digits as zeros. */
    public long lowerHash() {
        return lower;
    }

    /** The hash of the form as written. */
    public long exactHash() {
        return exact;
    }

    /** Whether the first letter is upper case. */
    public boolean isCapitalised() {
        return letters == Case.TITLE || letters == Case.UPPER;
    }

    /** Whether any letter is upper case. */
    boolean hasCapital() {
        return letters != Case.LOWER && letters != Case.NONE;
    }

    /** Whether all letters are upper case. */
    public boolean isUpper() {
        return letters == Case.UPPER;
    }

    /** Whether the word has letters and all are lower case. */
    public boolean isLower() {
        return letters == Case.LOWER;
    }

    /** Whether the script has no case, or there are no letters. */
    public boolean isCaseless() {
        return letters == Case.NONE;
    }

    /** Whether the word is two or more upper-case letters, as in WHO. */
    public boolean isAcronym() {
        return letters == Case.UPPER && prefixes.length > 1;
    }

    /** Bits from the lexicon. */
    public int flags() {
        return flags;
    }

    static long exactHash(String text, int start, int end) {
        long hash = Hash.SEED;
        for (int at = start; at < end; at++) {
            hash = Hash.step(hash, text.charAt(at));
        }
        return Hash.finish(hash);
    }

    /** The word that a whole string is. */
    public static Word of(String form, Lexicon lexicon) {
        return of(form, 0, form.length(), exactHash(form, 0, form.length()), lexicon);
    }

    static Word of(String text, int start, int end, long exact, Lexicon lexicon) {
        Builder made = new Builder(text, start, end, exact);
        return new Word(made, lexicon.wordFlags(made.lower), lexicon.clusters(made.lower));
    }

    /** The lower-case form that hashes and word lists use: digits as zeros, one kind of apostrophe. */
    static char fold(char unit) {
        if (unit < 128) {
            return unit >= 'A' && unit <= 'Z' ? (char) (unit + 32) : unit >= '1' && unit <= '9' ? '0' : unit;
        }
        return unit == '\u2019' ? '\'' : Character.toLowerCase(unit);
    }

    /** The hash of the lower-case form of a whole word. */
    public static long lowerHash(CharSequence word) {
        long hash = Hash.SEED;
        for (int at = 0; at < word.length(); at++) {
            hash = Hash.step(hash, fold(word.charAt(at)));
        }
        return Hash.finish(hash);
    }

    private static final class Builder {
        final long exact;
        final long lower;
        final long shape;
        final long[] prefixes;
        final long[] suffixes;
        final Case letters;
        final boolean digits;
        final char initial;

        Builder(String text, int start, int end, long exact) {
            this.exact = exact;
            int length = end - start;
            int affixes = Math.min(AFFIXES, length);
            prefixes = new long[affixes];
            suffixes = new long[affixes];
            long hash = Hash.SEED;
            long shapeHash = Hash.SEED;
            char lastShape = 0;
            int shapes = 0;
            int upper = 0;
            int lowerCase = 0;
            boolean firstUpper = false;
            boolean anyDigit = false;
            for (int at = 0; at < length; at++) {
                char unit = text.charAt(start + at);
                hash = Hash.step(hash, fold(unit));
                if (at < affixes) {
                    prefixes[at] = Hash.finish(hash);
                }
                char kind = shapeOf(unit);
                if (kind == 'X') {
                    upper++;
                    firstUpper |= upper + lowerCase == 1;
                } else if (kind == 'x') {
                    lowerCase++;
                }
                anyDigit |= kind == 'd';
                if ((kind != lastShape || (at < 4 && kind == 'X')) && shapes < LONGEST_SHAPE) {
                    shapeHash = Hash.step(shapeHash, kind);
                    shapes++;
                }
                lastShape = kind;
            }
            lower = Hash.finish(hash);
            shape = Hash.finish(shapeHash);
            digits = anyDigit;
            initial = length == 0 ? 0 : fold(text.charAt(start));
            letters = caseOf(upper, lowerCase, firstUpper);
            long suffix = Hash.SEED;
            for (int at = 0; at < affixes; at++) {
                suffix = Hash.step(suffix, fold(text.charAt(end - 1 - at)));
                suffixes[at] = Hash.finish(suffix);
            }
        }

        private static Case caseOf(int upper, int lower, boolean firstUpper) {
            if (upper + lower == 0) {
                return Case.NONE;
            }
            if (upper == 0) {
                return Case.LOWER;
            }
            return lower == 0 ? Case.UPPER : firstUpper ? Case.TITLE : Case.MIXED;
        }

        private static char shapeOf(char unit) {
            if (unit < 128) {
                return unit >= 'a' && unit <= 'z'
                        ? 'x'
                        : unit >= 'A' && unit <= 'Z' ? 'X' : unit >= '0' && unit <= '9' ? 'd' : unit;
            }
            return Character.isUpperCase(unit)
                    ? 'X'
                    : Character.isLowerCase(unit)
                            ? 'x'
                            : Character.isDigit(unit) ? 'd' : Character.isLetter(unit) ? 'c' : '?';
        }
    }
}
