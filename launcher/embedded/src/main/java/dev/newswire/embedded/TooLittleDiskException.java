package dev.newswire.embedded;

import java.nio.file.Path;

/** The disk under the data folder has less room than the configured minimum. */
public final class TooLittleDiskException extends EmbeddingException {
    private static final long serialVersionUID = 1L;
    private static final long MIB = 1 << 20;

    TooLittleDiskException(Path folder, long freeBytes, long neededBytes) {
        super("Only " + freeBytes / MIB + " MiB are free where " + folder + " lies and " + neededBytes / MIB
                + " MiB are wanted: make room, choose a folder on another disk, or lower up.disk.least-free.");
    }
}
