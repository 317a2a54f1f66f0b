package dev.newswire.enrich.story;

import org.jspecify.annotations.Nullable;

/**
 * An item that is like another one.
 *
 * @param itemId its id
 * @param time when its first revision was ingested, milliseconds since 1970 UTC
 * @param storyId its story; null while that is not settled
 * @param similarity estimated Jaccard similarity, 0 to 1
 * @param copy whether both are nearly the same text, from two sources
 */
record Match(String itemId, long time, @Nullable String storyId, double similarity, boolean copy) {

    Match in(String story) {
        return new Match(itemId, time, story, similarity, copy);
    }

    /** More alike, then known to belong to a story, then older, then of the smaller id. */
    boolean isBetterThan(@Nullable Match other) {
        if (other == null || similarity != other.similarity) {
            return other == null || similarity > other.similarity;
        }
        return isBefore(time, itemId, other.time, other.itemId);
    }

    /** The one order of all items: by time, then by id. */
    static boolean isBefore(long time, String id, long otherTime, String otherId) {
        return time != otherTime ? time < otherTime : id.compareTo(otherId) < 0;
    }

    void write(NoteWriter out) {
        out.text(itemId).time(time).optional(storyId).share(similarity).flag(copy);
    }

    static Match read(NoteReader in) {
        return new Match(in.text(), in.time(), in.optional(), in.share(), in.flag());
    }
}
