package dev.newswire.runtime.config;

import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.error.UserError;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that must not be started with; names everything that is wrong with it at once. */
public final class InvalidConfigException extends UserError {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    InvalidConfigException(List<ConfigProblem> problems) {
        super(ExitCode.USAGE, describe(problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the layers, at least one. */
    public List<ConfigProblem> problems() {
        return problems;
    }

    private static String describe(List<ConfigProblem> problems) {
        return "The configuration has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems") + ":\n"
                + problems.stream().map(problem -> "  " + problem.message()).collect(Collectors.joining("\n"));
    }
}
