package dev.newswire.ingest.http;

/** A body that is answered without being read to its end. */
final class BadBodyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    BadBodyException(Reply reply) {
        super("answered " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
