package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.guard.WebAddress;
import dev.newswire.ingest.fetch.header.HeaderFields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param fields header fields besides those of the protocol itself
 * @param bodyBytes most bytes of the body that are read, as they come and as they unpack; only that of a 2xx is read
 * @param cut true to take the beginning of a longer body, false to refuse it
 * @param time how long it may take until the body is complete
 * @param form form that is posted, encoded; null for GET
 */
public record HttpAsk(
        WebAddress address,
        HeaderFields fields,
        int bodyBytes,
        boolean cut,
        Duration time,
        @Nullable String form) {

    /** A GET request. */
    public HttpAsk(WebAddress address, HeaderFields fields, int bodyBytes, boolean cut, Duration time) {
        this(address, fields, bodyBytes, cut, time, null);
    }
}
