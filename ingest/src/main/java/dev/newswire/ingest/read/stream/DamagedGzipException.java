package dev.newswire.ingest.read.stream;

import java.io.IOException;

/** Compressed data breaks off or contradicts its own checksum; what was unpacked before is sound. */
public final class DamagedGzipException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedGzipException(String message, IOException cause) {
        super(message, cause);
    }
}
