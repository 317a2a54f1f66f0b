package dev.newswire.launcher.command;

import dev.newswire.embedded.EmbeddingException;
import dev.newswire.embedded.FolderInUseException;
import dev.newswire.embedded.PortTakenException;
import dev.newswire.embedded.TooLittleDiskException;
import dev.newswire.runtime.ExitCode;

/** Which exit code a failure of the embedded parts becomes. */
final class EmbeddingExit {

    private EmbeddingExit() {}

    static ExitCode of(EmbeddingException failure) {
        if (failure instanceof PortTakenException) {
            return ExitCode.PORT_TAKEN;
        }
        if (failure instanceof FolderInUseException) {
            return ExitCode.DATA_IN_USE;
        }
        if (failure instanceof TooLittleDiskException) {
            return ExitCode.DISK_FULL;
        }
        return ExitCode.FAILED;
    }
}
