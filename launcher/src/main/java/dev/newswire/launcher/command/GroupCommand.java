package dev.newswire.launcher.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that only holds further verbs. Alone it is wrong usage. */
abstract class GroupCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "one of these is missing after '" + spec.name() + "': "
                            + String.join(", ", spec.subcommands().keySet()));
        }
    }
}
