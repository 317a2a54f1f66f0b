package dev.newswire.launcher.output;

/** How a command prints its results. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line, and nothing else on standard output. */
    JSON
}
