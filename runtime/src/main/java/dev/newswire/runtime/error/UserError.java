package dev.newswire.runtime.error;

import dev.newswire.runtime.ExitCode;
import java.util.Objects;

/**
 * Something the user can put right. The launcher prints the message, never a stack trace, and ends with the exit code.
 */
public class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public UserError(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = Objects.requireNonNull(exitCode);
    }

    public UserError(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = Objects.requireNonNull(exitCode);
    }

    public final ExitCode exitCode() {
        return exitCode;
    }
}
