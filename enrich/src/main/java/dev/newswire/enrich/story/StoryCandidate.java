package dev.newswire.enrich.story;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An item that was seen, as a store keeps it.
 *
 * @param itemId id of the item
 * @param revision its revision, from 0
 * @param storyId id of its story, which is the id of the story's first item
 * @param timestamp when it was published, milliseconds since 1970 UTC
 * @param signature what its text looks like
 */
public record StoryCandidate(String itemId, int revision, String storyId, long timestamp, StorySignature signature) {
    private static final byte FORMAT = 1;
    private static final int LONGEST_ID = 8192;

    /** The candidate in few bytes: the signature and both ids, of which the story's is left out when it is the item's. */
    public byte[] toBytes() {
        byte[] item = itemId.getBytes(StandardCharsets.UTF_8);
        byte[] story = storyId.equals(itemId) ? new byte[0] : storyId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(1 + 4 + 8 + StorySignature.BYTES + 4 + item.length + 4 + story.length);
        bytes.put(FORMAT).putInt(revision).putLong(timestamp).put(signature.toBytes());
        bytes.putInt(item.length).put(item).putInt(story.length).put(story);
        return bytes.array();
    }

    /** Reads {@link #toBytes()} back. */
    public static StoryCandidate fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            byte format = buffer.get();
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "A story candidate of format " + format + " is from a newer release");
            }
            int revision = buffer.getInt();
            long timestamp = buffer.getLong();
            byte[] signature = new byte[StorySignature.BYTES];
            buffer.get(signature);
            String item = text(buffer);
            String story = text(buffer);
            return new StoryCandidate(
                    item, revision, story.isEmpty() ? item : story, timestamp, StorySignature.fromBytes(signature));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A story candidate of " + bytes.length + " bytes is cut short", e);
        }
    }

    private static String text(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > LONGEST_ID) {
            throw new IllegalArgumentException("A story candidate's id cannot have " + length + " bytes");
        }
        byte[] text = new byte[length];
        buffer.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
