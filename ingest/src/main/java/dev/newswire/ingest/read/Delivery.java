package dev.newswire.ingest.read;

import dev.newswire.schemas.HttpFacts;
import org.jspecify.annotations.Nullable;

/**
 * What came along with a stream, outside of its bytes.
 *
 * @param name name for origins; its extension helps where the content leaves the format open
 * @param url where it was fetched from, which relative addresses are seen from; null when that is not known
 * @param http the response that carried it, whose Content-Type may name a charset; null when it came in another way
 */
public record Delivery(
        String name, @Nullable String url, @Nullable HttpFacts http) {

    /** A stream of which only the name is known: a file, or standard input. */
    public static Delivery named(String name) {
        return new Delivery(name, null, null);
    }
}
