package dev.newswire.enrich.story;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes notes and states in few bytes; the first says of which format they are. */
final class NoteWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** A step that cannot fail, since memory does not. */
    private interface Step {
        void run() throws IOException;
    }

    NoteWriter(byte format) {
        write(() -> out.writeByte(format));
    }

    private NoteWriter write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NoteWriter kind(int kind) {
        return write(() -> out.writeByte(kind));
    }

    NoteWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return write(() -> {
            out.writeInt(utf8.length);
            out.write(utf8);
        });
    }

    /** An absent text is told from an empty one. */
    NoteWriter optional(@Nullable String text) {
        flag(text != null);
        return text == null ? this : text(text);
    }

    NoteWriter flag(boolean flag) {
        return write(() -> out.writeBoolean(flag));
    }

    NoteWriter number(int number) {
        return write(() -> out.writeInt(number));
    }

    NoteWriter time(long time) {
        return write(() -> out.writeLong(time));
    }

    NoteWriter share(double share) {
        return write(() -> out.writeDouble(share));
    }

    NoteWriter signature(StorySignature signature) {
        return write(() -> out.write(signature.toBytes()));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
