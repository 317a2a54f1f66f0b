package dev.newswire.launcher;

import dev.newswire.launcher.command.Console;
import dev.newswire.launcher.command.RootCommand;
import dev.newswire.schemas.RecordTrust;

/** Where the process begins. */
public final class Newswire {

    private Newswire() {}

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String[] arguments) {
        RecordTrust.establish();
        int exitCode = RootCommand.run(arguments, Console.ofProcess());
        System.exit(exitCode);
    }
}
