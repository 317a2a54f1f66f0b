package dev.newswire.launcher.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command sees of the process it runs in.
 *
 * @param in standard input
 * @param out results; flushed by whoever prints a whole result
 * @param err progress and errors
 * @param environment environment variables
 * @param colours whether a person is likely to see {@code out}, and wants colours
 */
public record Console(
        InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment, boolean colours) {

    /** Set by the start script, which can tell whether standard output is a terminal; Java releases disagree on it. */
    private static final String TERMINAL = "newswire.terminal";

    /** The real process: UTF-8 whatever the locale says, colours on a terminal unless NO_COLOR is set. */
    public static Console ofProcess() {
        Map<String, String> environment = Map.copyOf(System.getenv());
        boolean colours = Boolean.getBoolean(TERMINAL) && !environment.containsKey("NO_COLOR");
        return new Console(
                System.in,
                utf8(new FileOutputStream(FileDescriptor.out)),
                utf8(new FileOutputStream(FileDescriptor.err)),
                environment,
                colours);
    }

    /** Whether the cursor can be moved; NO_COLOR speaks of colours only. */
    public boolean terminal() {
        return colours || Boolean.getBoolean(TERMINAL);
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), false);
    }

    /** Prints a line for whoever watches; standard output stays clean. */
    public void tell(String line) {
        err.println(line);
        err.flush();
    }

    /** False once whoever read standard output has gone, as after {@code | head}. */
    public boolean print(String line) {
        out.println(line);
        return !out.checkError();
    }
}
