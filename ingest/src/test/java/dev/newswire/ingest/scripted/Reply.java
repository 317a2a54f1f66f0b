package dev.newswire.ingest.scripted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** One answer of the script. It writes whatever bytes it likes; a true result leaves the connection open. */
@FunctionalInterface
public interface Reply {

    /** Plays the answer; an exception or a false result closes the connection. */
    boolean play(RecordedRequest request, Wire wire) throws IOException;

    /** The connection to the client. */
    interface Wire {
        OutputStream out();

        /** Waits; ends early, with an exception, when the server is closed. */
        void pause(Duration time) throws IOException;
    }

    /** A status without a body. */
    static Answer status(int status) {
        return new Answer(status);
    }

    /** 200 with a text in UTF-8. */
    static Answer ok(String contentType, String body) {
        return new Answer(200).header("Content-Type", contentType).body(body);
    }

    static Answer redirect(int status, String location) {
        return new Answer(status).header("Location", location);
    }

    /** Exactly these bytes, then the end of the connection. */
    static Reply raw(String bytes) {
        return (request, wire) -> {
            wire.out().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        };
    }

    /** The end of the connection without a byte. */
    static Reply hangUp() {
        return (request, wire) -> false;
    }

    /** Nothing at all, for as long. */
    static Reply silence(Duration time) {
        return (request, wire) -> {
            wire.pause(time);
            return false;
        };
    }

    /** A head, then the body in small pieces with a pause after each. */
    static Reply dribble(String head, byte[] body, int piece, Duration pause) {
        return (request, wire) -> {
            wire.out().write(head.getBytes(StandardCharsets.ISO_8859_1));
            for (int at = 0; at < body.length; at += piece) {
                wire.out().write(body, at, Math.min(piece, body.length - at));
                wire.out().flush();
                wire.pause(pause);
            }
            return false;
        };
    }

    /** A beginning, then the same bytes again and again until the client has enough. */
    static Reply endless(String beginning, String again) {
        return (request, wire) -> {
            wire.out().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            byte[] block = again.repeat(Math.max(1, 8192 / again.length())).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                wire.out().write(block);
                wire.out().flush();
            }
        };
    }

    /** Bytes in gzip. */
    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
