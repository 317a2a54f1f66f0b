package dev.newswire.runtime.config;

/**
 * Where a value came from.
 *
 * @param where for people: {@code newswire.properties:12}, {@code NEWSWIRE_ADMIN_PORT}, {@code --set}, {@code default}
 */
public record Origin(Kind kind, String where) {

    /** The layers, weakest first. */
    public enum Kind {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }

    static final Origin BUILT_IN = new Origin(Kind.DEFAULT, "default");
    static final Origin COMMAND_LINE = new Origin(Kind.COMMAND_LINE, "--set");

    @Override
    public String toString() {
        return where;
    }
}
