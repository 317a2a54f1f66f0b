package dev.newswire.runtime.error;

/** The same work may succeed later: back off, commit nothing, try again. */
public final class RetriableException extends NewswireException {
    private static final long serialVersionUID = 1L;

    public RetriableException(String message) {
        super(message, null);
    }

    public RetriableException(String message, Throwable cause) {
        super(message, cause);
    }
}
