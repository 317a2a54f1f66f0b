package dev.newswire.enrich.story;

/** What two signatures say of their texts. Stateless. */
public final class Likeness {
    /** An item belongs to a story when this share of the shorter text stands in the longer one. */
    static final double LEAST_OVERLAP = 0.5;

    /** Below this the signature's error is larger than what it measures. */
    static final double LEAST_SIMILARITY = 0.18;

    /** Of two texts so alike one is a copy, whatever was done to its headline and its end. */
    private static final double COPY_SIMILARITY = 0.75;

    private static final double CUT_COPY_OVERLAP = 0.92;
    private static final double CUT_COPY_SIMILARITY = 0.45;

    private Likeness() {}

    /** Whether two texts tell the same story. */
    public static boolean tellTheSame(StorySignature one, StorySignature other) {
        return tellTheSame(one, other, one.similarity(other));
    }

    static boolean tellTheSame(StorySignature one, StorySignature other, double similarity) {
        return similarity >= LEAST_SIMILARITY && one.overlap(other, similarity) >= LEAST_OVERLAP;
    }

    /** Whether one text is a copy of the other, perhaps under another headline, perhaps cut. */
    public static boolean areCopies(StorySignature one, StorySignature other) {
        return areCopies(one, other, one.similarity(other));
    }

    static boolean areCopies(StorySignature one, StorySignature other, double similarity) {
        return similarity >= COPY_SIMILARITY
                || (similarity >= CUT_COPY_SIMILARITY && one.overlap(other, similarity) >= CUT_COPY_OVERLAP);
    }
}
