package dev.newswire.ingest.read.stream;

import java.io.IOException;

/** Compressed data unpacks to more than anybody asked for; reading it stops. */
public final class UnpackLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    UnpackLimitException(String message) {
        super(message);
    }
}
