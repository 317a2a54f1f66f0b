package dev.newswire.ingest.http;

import java.util.List;
import java.util.Map;

/**
 * A whole request to a route that others bring.
 *
 * @param path as it was sent
 * @param query parameters, decoded; of several with one name the first
 * @param headers all values by the name in lower case
 * @param body empty for GET
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Call(
        String method, String path, Map<String, String> query, Map<String, List<String>> headers, byte[] body) {

    public Call {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** All values of a header, whose name is given in lower case. */
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
