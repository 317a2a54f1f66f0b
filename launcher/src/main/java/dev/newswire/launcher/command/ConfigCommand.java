package dev.newswire.launcher.command;

import dev.newswire.launcher.output.JsonLine;
import dev.newswire.launcher.output.OutputFormat;
import dev.newswire.launcher.output.Table;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.runtime.ExitCode;
import dev.newswire.runtime.config.Config;
import dev.newswire.runtime.config.ConfigProblem;
import dev.newswire.runtime.config.KeyDescription;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code newswire config}: every setting there is, and what is set. */
@Command(name = "config", description = "List every setting, check what is set, or show what holds.")
final class ConfigCommand extends GroupCommand {

    private final Console console;

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Command(name = "list", description = "List every setting with its default and what it means.")
    int list(@Mixin OutputOption output) {
        List<KeyDescription> keys = AllKeys.LIST.describe();
        if (output.format() == OutputFormat.JSON) {
            keys.forEach(key -> console.print(json(key)));
            return 0;
        }
        Table table = new Table(List.of(
                new Head("setting", 34), new Head("type", 10), new Head("default", 24), new Head("meaning", 60)));
        keys.forEach(key -> table.row(key.name(), key.type(), key.defaultText(), key.doc()));
        console.print(table.toString());
        return 0;
    }

    @Command(name = "check", description = "Report everything wrong with the settings; exit code 2 when something is.")
    int check(@Mixin ConfigOptions options) {
        List<ConfigProblem> problems = options.loader(console).check();
        problems.forEach(problem -> console.tell("newswire: " + problem.message()));
        if (problems.isEmpty()) {
            console.tell("The settings are good.");
        }
        return (problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE).code();
    }

    @Command(name = "show", description = "Show every setting that holds and where it comes from; secrets stay hidden.")
    int show(@Mixin ConfigOptions options, @Mixin OutputOption output) {
        List<Config.Entry> entries = options.shown(console).entries();
        if (output.format() == OutputFormat.JSON) {
            entries.forEach(entry -> console.print(new JsonLine()
                    .with("name", entry.name())
                    .with("value", entry.value())
                    .with("origin", entry.origin().toString())
                    .toString()));
            return 0;
        }
        Table table = new Table(List.of(new Head("setting", 34), new Head("value", 50), new Head("from", 40)));
        entries.forEach(
                entry -> table.row(entry.name(), entry.value(), entry.origin().toString()));
        console.print(table.toString());
        return 0;
    }

    private static String json(KeyDescription key) {
        return new JsonLine()
                .with("name", key.name())
                .with("type", key.type())
                .with("default", key.defaultText())
                .with("required", key.required())
                .with("secret", key.secret())
                .with("environment", key.environment())
                .with("expected", key.expected())
                .with("doc", key.doc())
                .toString();
    }
}
