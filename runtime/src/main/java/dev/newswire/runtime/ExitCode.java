package dev.newswire.runtime;

/** How a {@code newswire} command ends. The numbers are public API: scripts and service units test them. */
public enum ExitCode {
    OK(0, "everything asked for was done"),
    REFUSED(1, "some input was refused, or a check failed"),
    USAGE(2, "the command line or the configuration is wrong"),
    PORT_TAKEN(3, "a port that is needed is taken by another process"),
    DATA_IN_USE(4, "the data folder is in use by another newswire"),
    DISK_FULL(5, "there is too little disk space"),
    UNSUPPORTED_JDK(6, "this JDK is not supported"),
    UNREACHABLE(7, "the cluster, the schema registry or the database cannot be reached"),
    FAILED(8, "a part failed while running"),
    INTERRUPTED(130, "interrupted from the keyboard (SIGINT)"),
    TERMINATED(143, "asked to stop (SIGTERM)");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number given to the operating system. */
    public int code() {
        return code;
    }

    /** One clause in lower case, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** All codes as a Markdown table, for the generated reference. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| code | meaning |\n|---|---|\n");
        for (ExitCode exit : values()) {
            table.append("| ")
                    .append(exit.code)
                    .append(" | ")
                    .append(exit.meaning)
                    .append(" |\n");
        }
        return table.toString();
    }
}
