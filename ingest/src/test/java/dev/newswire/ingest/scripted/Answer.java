package dev.newswire.ingest.scripted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A well-formed answer with Content-Length, which leaves the connection open. Immutable. */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, List<String> fields, byte[] body) implements Reply {

    public Answer(int status) {
        this(status, List.of(), new byte[0]);
    }

    public Answer {
        fields = List.copyOf(fields);
    }

    /** With one more header line; each letter of the value becomes one byte. */
    public Answer header(String name, String value) {
        List<String> more = new ArrayList<>(fields);
        more.add(name + ": " + value);
        return new Answer(status, more, body);
    }

    public Answer body(byte[] bytes) {
        return new Answer(status, fields, bytes);
    }

    public Answer body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With the body in gzip and the header line that says so. */
    public Answer gzipped() {
        return body(Reply.gzip(body)).header("Content-Encoding", "gzip");
    }

    @Override
    public boolean play(RecordedRequest request, Wire wire) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("HTTP/1.1 " + status + " Scripted\r\n").getBytes(StandardCharsets.ISO_8859_1));
        boolean silent = status == 304 || status == 204 || request.method().equals("HEAD");
        for (String field : fields) {
            out.writeBytes((field + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        if (!silent
                && fields.stream()
                        .noneMatch(field -> field.toLowerCase(Locale.ROOT).startsWith("content-length:"))) {
            out.writeBytes(("Content-Length: " + body.length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        if (!silent) {
            out.writeBytes(body);
        }
        out.writeTo(wire.out());
        wire.out().flush();
        return true;
    }
}
