package dev.newswire.ingest.fetch.transport;

import java.io.IOException;
import java.io.Serial;

/** The guard does not let a connection through. */
final class ForbiddenAddressException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String message) {
        super(message);
    }
}
