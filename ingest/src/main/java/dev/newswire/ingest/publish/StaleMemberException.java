package dev.newswire.ingest.publish;

/** The consumer group has other owners by now; what was to be committed is not published, and theirs to do. */
public final class StaleMemberException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleMemberException(Throwable cause) {
        super("the consumer group has other owners by now", cause);
    }
}
