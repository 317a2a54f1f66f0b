package dev.newswire.launcher.command;

import dev.newswire.launcher.output.OutputFormat;
import picocli.CommandLine.Option;

/** How results are printed. */
final class OutputOption {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people, or json: one object a line (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.TEXT;

    OutputFormat format() {
        return format;
    }
}
