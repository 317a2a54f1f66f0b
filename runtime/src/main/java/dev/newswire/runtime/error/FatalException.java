package dev.newswire.runtime.error;

/** Going on would lose or damage data: the service stops and the process ends with a non-zero code. */
public final class FatalException extends NewswireException {
    private static final long serialVersionUID = 1L;

    public FatalException(String message) {
        super(message, null);
    }

    public FatalException(String message, Throwable cause) {
        super(message, cause);
    }
}
