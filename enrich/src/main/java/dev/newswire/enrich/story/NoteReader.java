package dev.newswire.enrich.story;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link NoteWriter} wrote. Bytes that are something else are an {@link IllegalArgumentException}. */
public final class NoteReader {
    private final ByteBuffer in;

    /** Refuses bytes of any other format. */
    public NoteReader(byte[] bytes, byte format) {
        this.in = ByteBuffer.wrap(bytes);
        byte found = (byte) kind();
        if (found != format) {
            throw new IllegalArgumentException("A note of format " + found + " is from another release");
        }
    }

    private <T> T read(Supplier<T> field) {
        try {
            return field.get();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("A note of " + in.limit() + " bytes is cut short", e);
        }
    }

    int kind() {
        return read(in::get);
    }

    /** A text. */
    public String text() {
        return new String(bytes(count()), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        read(() -> in.get(bytes));
        return bytes;
    }

    /** A text that may be absent. */
    public @Nullable String optional() {
        return flag() ? text() : null;
    }

    boolean flag() {
        return kind() != 0;
    }

    /** A number of anything. */
    public int number() {
        return read(in::getInt);
    }

    /** A number of things that follow, each a byte at least. */
    public int count() {
        int count = number();
        if (count < 0 || count > in.remaining()) {
            throw new IllegalArgumentException("A note cannot have " + count + " of anything");
        }
        return count;
    }

    /** A number too large for others. */
    public long time() {
        return read(in::getLong);
    }

    double share() {
        return read(in::getDouble);
    }

    StorySignature signature() {
        return StorySignature.fromBytes(bytes(StorySignature.BYTES));
    }
}
