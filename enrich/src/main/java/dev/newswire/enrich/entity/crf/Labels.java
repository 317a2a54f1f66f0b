package dev.newswire.enrich.entity.crf;

/** The 17 labels of a token: outside, and begin, inside, last or only token of a name of one of four types. */
public final class Labels {
    /** Not part of a name. */
    public static final int OUTSIDE = 0;
    /** Number of labels. */
    public static final int COUNT = 17;
    /** Type numbers, in the order of the labels. */
    public static final int PERSON = 0;

    public static final int ORGANIZATION = 1;
    public static final int LOCATION = 2;
    public static final int MISC = 3;
    /** Number of types. */
    public static final int TYPES = 4;

    /** Every label allowed, as a bit mask. */
    public static final int ANY = (1 << COUNT) - 1;

    private Labels() {}

    /** The first token of a longer name. */
    public static int begin(int type) {
        return 1 + 4 * type;
    }

    /** A token within a longer name. */
    public static int inside(int type) {
        return 2 + 4 * type;
    }

    /** The last token of a longer name. */
    public static int last(int type) {
        return 3 + 4 * type;
    }

    /** The only token of a name. */
    public static int unit(int type) {
        return 4 + 4 * type;
    }

    /** The type of a label other than {@link #OUTSIDE}. */
    public static int type(int label) {
        return (label - 1) / 4;
    }

    /** Whether a name begins at a token of this label. */
    public static boolean begins(int label) {
        return label != OUTSIDE && ((label - 1) % 4 == 0 || (label - 1) % 4 == 3);
    }

    /** Whether a name ends at a token of this label. */
    public static boolean ends(int label) {
        return label != OUTSIDE && (label - 1) % 4 >= 2;
    }

    /** Whether a label may stand after another. */
    public static boolean follows(int before, int after) {
        boolean open = before != OUTSIDE && !ends(before);
        boolean continues = after != OUTSIDE && !begins(after);
        return open == continues && (!open || type(before) == type(after));
    }
}
