package dev.newswire.ingest.fetch.transport;

import dev.newswire.ingest.fetch.FailureKind;
import dev.newswire.ingest.fetch.header.HeaderFields;
import java.time.Instant;

/** What came of one request. */
public sealed interface HttpAnswer {

    /**
     * The server answered.
     *
     * @param body without its content coding; empty unless the status is 2xx
     * @param transferred bytes of the body as they came
     * @param asked when the request was sent
     * @param at when the head of the answer was complete
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Answered(int status, HeaderFields fields, byte[] body, long transferred, Instant asked, Instant at)
            implements HttpAnswer {}

    /**
     * No usable answer came.
     *
     * @param message what happened, as the end of a sentence that names the address
     */
    record Unanswered(FailureKind kind, String message) implements HttpAnswer {}
}
