package dev.newswire.embedded;

/**
 * Why a part of the one-machine embedding cannot start or stay up.
 *
 * <p>The message is one line for the person at the terminal: what failed, where, and what to do. The subclasses tell
 * apart what deserves an exit code of its own.
 */
public class EmbeddingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmbeddingException(String message) {
        super(message);
    }

    public EmbeddingException(String message, Throwable cause) {
        super(message, cause);
    }
}
