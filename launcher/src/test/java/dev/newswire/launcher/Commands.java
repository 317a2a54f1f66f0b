package dev.newswire.launcher;

import dev.newswire.launcher.command.Console;
import dev.newswire.launcher.command.RootCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs verbs in this JVM against the pipeline on a data folder. */
final class Commands {

    private final Path data;

    /** What a verb printed, and how it ended. */
    record Result(int exitCode, List<String> out, String err) {}

    Commands(Path data) {
        this.data = data;
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(err), Map.of(), false);
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new);
        int exitCode = RootCommand.run(all, console);
        return new Result(exitCode, out.toString().lines().toList(), err.toString());
    }
}
