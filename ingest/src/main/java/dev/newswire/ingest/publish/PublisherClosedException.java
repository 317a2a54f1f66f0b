package dev.newswire.ingest.publish;

/** What came after {@link Publisher#close} and is not published. */
public final class PublisherClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    PublisherClosedException() {
        super("the publisher is closed");
    }
}
