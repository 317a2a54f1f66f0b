package dev.newswire.ingest.publish;

/** Nothing can be published for now, and nothing of what was brought is; bringing it again later is safe. */
public final class UnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnavailableException(String why) {
        super(why);
    }
}
