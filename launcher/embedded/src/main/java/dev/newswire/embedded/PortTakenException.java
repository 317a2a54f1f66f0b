package dev.newswire.embedded;

/** Another program listens on the port that a part was to use. */
public final class PortTakenException extends EmbeddingException {
    private static final long serialVersionUID = 1L;
    private final String part;
    private final int port;

    PortTakenException(String part, int port) {
        super("Port " + port + " is taken, so the " + part
                + " cannot start: stop the program that listens there, or set " + setting(part)
                + " to another port (0 takes a free one).");
        this.part = part;
        this.port = port;
    }

    /** The part that was to listen: {@code broker}, {@code registry} or {@code database}. */
    public String part() {
        return part;
    }

    public int port() {
        return port;
    }

    /** Name of the setting that changes the port. */
    public String setting() {
        return setting(part);
    }

    private static String setting(String part) {
        return "up." + part + ".port";
    }
}
