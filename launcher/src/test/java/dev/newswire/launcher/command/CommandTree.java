package dev.newswire.launcher.command;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The verbs as they are, for the documents. */
final class CommandTree {

    private final CommandLine root = new CommandLine(CommandSpec.create().name("newswire"));

    CommandTree() {
        StringWriter nowhere = new StringWriter();
        Verbs.addTo(
                root,
                new Console(
                        InputStream.nullInputStream(),
                        new PrintWriter(nowhere),
                        new PrintWriter(nowhere),
                        Map.of(),
                        false));
    }

    String markdown() {
        StringBuilder table = new StringBuilder("| verb | what it does | options |\n|---|---|---|\n");
        rows(root, table);
        return table.toString();
    }

    private static void rows(CommandLine line, StringBuilder table) {
        for (CommandLine verb : line.getSubcommands().values()) {
            CommandSpec spec = verb.getCommandSpec();
            if (!verb.getSubcommands().isEmpty()) {
                rows(verb, table);
                continue;
            }
            String parameters = spec.positionalParameters().stream()
                    .map(parameter -> " " + parameter.paramLabel() + (isRepeated(parameter) ? "..." : ""))
                    .collect(Collectors.joining());
            table.append("| `")
                    .append(spec.qualifiedName(" "))
                    .append(parameters)
                    .append("` | ");
            table.append(String.join(" ", spec.usageMessage().description()).replace("|", "\\|"));
            table.append(" | ").append(options(spec)).append(" |\n");
        }
    }

    private static String options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .sorted((one, other) -> one.longestName().compareTo(other.longestName()))
                .map(option -> "`" + name(option) + "`")
                .collect(Collectors.joining(", "));
    }

    private static String name(OptionSpec option) {
        boolean flag = option.arity().max() == 0;
        String name = option.negatable() ? option.longestName().replace("--", "--[no-]") : option.longestName();
        return flag ? name : name + " " + option.paramLabel();
    }

    private static boolean isRepeated(PositionalParamSpec parameter) {
        return parameter.arity().max() > 1;
    }

    /** What is wrong with a command line as a document quotes it; empty when it would be understood. */
    Optional<String> fault(String quoted) {
        CommandLine verb = root;
        List<String> words = new ArrayList<>(Arrays.asList(quoted.strip().split(" +")));
        while (!words.isEmpty()
                && words.get(0).matches("[a-z|]+")
                && !verb.getSubcommands().isEmpty()) {
            for (String name : words.get(0).split("\\|")) {
                if (!verb.getSubcommands().containsKey(name)) {
                    return Optional.of("no verb '" + name + "'");
                }
            }
            verb = verb.getSubcommands().get(words.remove(0).split("\\|")[0]);
        }
        CommandSpec spec = verb.getCommandSpec();
        return words.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.split("=")[0])
                .filter(option -> !spec.optionsMap().containsKey(option)
                        && !spec.negatedOptionsMap().containsKey(option))
                .map(option -> spec.qualifiedName(" ") + " has no option " + option)
                .findFirst();
    }
}
