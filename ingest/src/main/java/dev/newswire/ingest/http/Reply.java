package dev.newswire.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param contentType media type of the body; empty where there is none
 * @param headers further headers by name
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** An answer without a body. */
    public static Reply empty(int status) {
        return new Reply(status, "", new byte[0], Map.of());
    }

    /** An answer of plain text. */
    public static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** A problem that its status explains (RFC 9457). */
    public static Reply problem(int status, String title, String detail) {
        return Problem.plain(status, title, detail);
    }

    /** The same answer with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, contentType, body, all);
    }
}
