package dev.newswire.ingest.fetch.transport;

import java.io.IOException;
import java.io.Serial;

/** There is more of something than is read. */
final class LimitException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
        super(message);
    }
}
