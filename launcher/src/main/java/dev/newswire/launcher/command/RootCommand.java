package dev.newswire.launcher.command;

import dev.newswire.embedded.EmbeddingException;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.RetriableException;
import dev.newswire.runtime.error.UserError;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: its verbs, and how every way to fail becomes one line and an exit code. */
@Command(
        name = "newswire",
        description = "Live news in, clean tagged items out, on Kafka.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "Without a cluster configured, verbs talk to the 'newswire up' of this machine.",
            "Exit codes: 0 done, 1 some input refused or a check failed, 2 wrong usage or configuration,",
            "3 port taken, 4 data folder in use, 5 too little disk, 6 unsupported JDK, 7 not reachable, 8 failed."
        })
public final class RootCommand {

    private static final Logger LOG = LoggerFactory.getLogger(RootCommand.class);

    private RootCommand() {}

    /** Runs one command line and returns the exit code. Never throws, never ends the process. */
    public static int run(String[] arguments, Console console) {
        CommandLine line = new CommandLine(new RootCommand());
        Verbs.addTo(line, console, arguments.length == 0 ? "" : arguments[0]);
        line.setOut(console.out());
        line.setErr(console.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, console));
        line.setParameterExceptionHandler((wrong, args) -> {
            console.tell("newswire: " + message(wrong));
            console.tell("Try 'newswire " + verbOf(wrong.getCommandLine()) + "--help'.");
            return ExitCode.USAGE.code();
        });
        int exitCode = line.execute(arguments);
        console.out().flush();
        console.err().flush();
        return exitCode;
    }

    private static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(wrong.getMessage());
        }
        boolean verbs = !wrong.getCommandLine().getSubcommands().isEmpty();
        String what = unmatched.isUnknownOption()
                ? "unknown option"
                : verbs ? "there is no verb" : "nothing is known to do with";
        List<String> near = unmatched.getSuggestions();
        return what + " '" + unmatched.getUnmatched().get(0) + "'"
                + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?");
    }

    private static int report(Exception failure, Console console) {
        if (failure instanceof UserError error) {
            console.tell("newswire: " + error.getMessage());
            return error.exitCode().code();
        }
        if (failure instanceof EmbeddingException embedding) {
            console.tell("newswire: " + embedding.getMessage());
            return EmbeddingExit.of(embedding).code();
        }
        if (failure instanceof RetriableException) {
            console.tell("newswire: " + failure.getMessage());
            return ExitCode.UNREACHABLE.code();
        }
        LOG.atError().setCause(failure).log("The command failed");
        console.tell("newswire: " + failure);
        return ExitCode.FAILED.code();
    }

    private static String verbOf(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName(" ");
        return name.equals("newswire") ? "" : name.substring("newswire ".length()) + " ";
    }
}
