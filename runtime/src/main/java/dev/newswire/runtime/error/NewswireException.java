package dev.newswire.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure whose kind is decided where it happens, by type: what catches it never reads the message. The message says
 * what failed, for which id, URL or file, and what to do.
 */
public abstract sealed class NewswireException extends RuntimeException
        permits RetriableException, PoisonException, FatalException {
    private static final long serialVersionUID = 1L;

    NewswireException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
