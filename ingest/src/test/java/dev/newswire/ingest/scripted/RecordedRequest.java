package dev.newswire.ingest.scripted;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request as its bytes came in.
 *
 * @param line the request line
 * @param fields header lines without their line ends, each letter one byte
 * @param body what followed, as far as Content-Length announced it
 * @param at when its head was complete
 * @param connection number of the connection it came on, from 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecordedRequest(String line, List<String> fields, byte[] body, Instant at, int connection) {

    public String method() {
        return line.substring(0, line.indexOf(' '));
    }

    /** Path and query as sent. */
    public String target() {
        return line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
    }

    /** The one value under a name, byte for byte, without the space that follows the colon; empty when absent. */
    public Optional<String> header(String name) {
        List<String> found = headers(name);
        if (found.size() > 1) {
            throw new IllegalStateException(name + " was sent " + found.size() + " times");
        }
        return found.stream().findFirst();
    }

    public List<String> headers(String name) {
        return fields.stream()
                .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(field -> field.substring(name.length() + 1))
                .map(value -> value.startsWith(" ") ? value.substring(1) : value)
                .toList();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
