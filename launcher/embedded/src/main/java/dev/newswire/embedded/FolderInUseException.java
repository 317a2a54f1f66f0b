package dev.newswire.embedded;

import java.nio.file.Path;

/** Another running process holds the data folder. */
public final class FolderInUseException extends EmbeddingException {
    private static final long serialVersionUID = 1L;
    private final long pid;

    FolderInUseException(Path folder, long pid) {
        super("Another newswire" + (pid > 0 ? " (process " + pid + ")" : "") + " runs on " + folder
                + ": stop it first, or choose another folder.");
        this.pid = pid;
    }

    /** Process id of the holder, or 0 when it has not written it down yet. */
    public long pid() {
        return pid;
    }
}
