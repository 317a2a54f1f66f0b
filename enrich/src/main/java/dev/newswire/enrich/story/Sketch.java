package dev.newswire.enrich.story;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an item to those who compare items.
 *
 * @param itemId id of the item
 * @param sourceId id of its source
 * @param time when its first revision was ingested, milliseconds since 1970 UTC
 * @param signature what its text looks like
 * @param storyId id of its story; null while that is not settled
 */
public record Sketch(
        String itemId,
        String sourceId,
        long time,
        StorySignature signature,
        @Nullable String storyId) {

    private static final byte FORMAT = 1;

    /** The same item once its story is known. */
    Sketch in(String story) {
        return new Sketch(itemId, sourceId, time, signature, story);
    }

    void write(NoteWriter out) {
        out.text(itemId).text(sourceId).time(time).signature(signature).optional(storyId);
    }

    static Sketch read(NoteReader in) {
        return new Sketch(in.text(), in.text(), in.time(), in.signature(), in.optional());
    }

    /** The sketch as stores keep it. */
    public byte[] toBytes() {
        NoteWriter out = new NoteWriter(FORMAT);
        write(out);
        return out.bytes();
    }

    /** Reads {@link #toBytes()} back. */
    public static Sketch fromBytes(byte[] bytes) {
        return read(new NoteReader(bytes, FORMAT));
    }
}
