package dev.newswire.enrich.story;

/**
 * What the desk of an item keeps once its story is known.
 *
 * @param storyId the story
 * @param time when the first revision was ingested, milliseconds since 1970 UTC
 * @param signature what the newest revision looks like
 */
public record Settlement(String storyId, long time, StorySignature signature) {
    private static final byte FORMAT = 1;

    /** The settlement as stores keep it. */
    public byte[] toBytes() {
        return new NoteWriter(FORMAT)
                .text(storyId)
                .time(time)
                .signature(signature)
                .bytes();
    }

    /** Reads {@link #toBytes()} back. */
    public static Settlement fromBytes(byte[] bytes) {
        NoteReader in = new NoteReader(bytes, FORMAT);
        return new Settlement(in.text(), in.time(), in.signature());
    }
}
