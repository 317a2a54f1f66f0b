package dev.newswire.ingest.fetch.header;

import java.time.Instant;
import java.util.Optional;

/** When a server says that it made an answer (RFC 9110, section 6.6.1). Pure. */
public final class HeaderDate {

    private HeaderDate() {}

    /** @param now when the answer came; empty when the date is absent or illegible */
    public static Optional<Instant> of(HeaderFields answer, Instant now) {
        return answer.first("Date").flatMap(date -> HttpDate.parse(date, now));
    }
}
