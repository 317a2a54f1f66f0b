package dev.newswire.enrich.story;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes notes and states in few bytes; the first says of which format they are. For one thread. */
public final class NoteWriter {
    private ByteBuffer out = ByteBuffer.allocate(512);

    /** Begins with the format, which changes whenever older readers would not understand. */
    public NoteWriter(byte format) {
        out.put(format);
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int length = Math.max(2 * out.capacity(), Math.addExact(out.position(), bytes));
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), length)).position(out.position());
        }
        return out;
    }

    NoteWriter kind(int kind) {
        room(1).put((byte) kind);
        return this;
    }

    /** Of any length. */
    public NoteWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
        return this;
    }

    /** An absent text is told from an empty one. */
    public NoteWriter optional(@Nullable String text) {
        flag(text != null);
        return text == null ? this : text(text);
    }

    NoteWriter flag(boolean flag) {
        return kind(flag ? 1 : 0);
    }

    /** A number, or how many things follow. */
    public NoteWriter number(int number) {
        room(Integer.BYTES).putInt(number);
        return this;
    }

    /** A number too large for others. */
    public NoteWriter time(long time) {
        room(Long.BYTES).putLong(time);
        return this;
    }

    NoteWriter share(double share) {
        room(Double.BYTES).putDouble(share);
        return this;
    }

    NoteWriter signature(StorySignature signature) {
        room(StorySignature.BYTES).put(signature.toBytes());
        return this;
    }

    /** What was written. */
    public byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }
}
