package dev.newswire.runtime.error;

import java.util.Objects;

/** This one item can never be processed: it goes to the dead letters and the work goes on. */
public final class PoisonException extends NewswireException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** {@code reason}: a short class in kebab case, such as {@code too-large}; it becomes a header and a metric label. */
    public PoisonException(String reason, String message) {
        super(message, null);
        this.reason = Objects.requireNonNull(reason);
    }

    /** {@code reason}: a short class in kebab case, such as {@code too-large}; it becomes a header and a metric label. */
    public PoisonException(String reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
    }

    /** A short class in kebab case, of low cardinality. */
    public String reason() {
        return reason;
    }
}
